extension SettingsMemberGroup {
    /// The same but for one member, who is counted elsewhere.
    public var withoutOne: SettingsMemberGroup {
        SettingsMemberGroup(
            hash: hash, overlay: overlay, isEdited: isEdited, seat: seat, position: position,
            hasDashboard: hasDashboard, count: count - 1, first: first)
    }
}

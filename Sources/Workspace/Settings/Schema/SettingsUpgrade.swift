/// How a document of one version becomes one of the next; pure.
struct SettingsUpgrade: Sendable {
    /// What changed, for the documentation.
    let text: String
    /// The document of the next version.
    let apply: @Sendable ([String: SettingsJSON]) -> [String: SettingsJSON]
}

extension SettingsUpgrade {
    /// Tasks were remembered once at most.
    static let taskRemindersAsList = SettingsUpgrade(
        text: "Up to version 1 `reminderDaysBefore` was one number; it is read as a list of that number."
    ) { members in
        guard case .number? = members["reminderDaysBefore"] else { return members }
        return members.merging(["reminderDaysBefore": .list([members["reminderDaysBefore"] ?? .null])]) { $1 }
    }
}

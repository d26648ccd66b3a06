/// The category `meetingTitles`: what a meeting's title decides.
public struct MeetingTitleSettings: Hashable, Sendable, Codable {
    /// The rules; the first that fits decides.
    public var rules: [MeetingTitleRule]
    /// What is done where none fits.
    public var defaultAction: MeetingTitleAction
    /// The type where none fits; with `assign` alone.
    public var defaultMeetingType: String?

    /// Describes rules; without arguments each meeting is processed.
    public init(
        rules: [MeetingTitleRule] = [], defaultAction: MeetingTitleAction = .process,
        defaultMeetingType: String? = nil
    ) {
        self.rules = rules
        self.defaultAction = defaultAction
        self.defaultMeetingType = defaultMeetingType
    }
}

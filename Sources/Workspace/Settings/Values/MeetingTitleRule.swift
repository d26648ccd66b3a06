/// What is done with meetings whose title fits a pattern.
public struct MeetingTitleRule: Hashable, Sendable, Codable {
    /// A word that names the rule and never changes.
    public var id: String
    /// How the pattern is compared.
    public var match: MeetingTitleMatch
    /// What is looked for.
    public var pattern: String
    /// Whether capital letters count.
    public var isCaseSensitive: Bool
    /// What is done.
    public var action: MeetingTitleAction
    /// The type that is given to the meeting; with `assign` alone.
    public var meetingType: String?
    /// Whether the rule is in force.
    public var isEnabled: Bool
    /// Why there is this rule.
    public var note: String

    /// Describes a rule.
    public init(
        id: String, match: MeetingTitleMatch, pattern: String, isCaseSensitive: Bool = false,
        action: MeetingTitleAction, meetingType: String? = nil, isEnabled: Bool = true, note: String = ""
    ) {
        self.id = id
        self.match = match
        self.pattern = pattern
        self.isCaseSensitive = isCaseSensitive
        self.action = action
        self.meetingType = meetingType
        self.isEnabled = isEnabled
        self.note = note
    }
}

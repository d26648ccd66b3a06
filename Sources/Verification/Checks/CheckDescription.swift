/// What a check is, for people.
public struct CheckDescription: Hashable, Sendable {
    /// The check.
    public let id: CheckID
    /// A few words.
    public let title: String
    /// What a passed one proves, in a sentence.
    public let proves: String
    /// What it is made of.
    public let level: CheckLevel
    /// What it may find to be the cause.
    public let causes: [Cause]
    /// Whether it counts only when it is asked for by name, and is merely told where nothing is asked for by name: nobody can
    /// make it pass from here.
    public let isApart: Bool

    /// Describes a check.
    public init(
        _ id: CheckID, _ title: String, proves: String, level: CheckLevel, causes: [Cause], isApart: Bool = false
    ) {
        self.id = id
        self.title = title
        self.proves = proves
        self.level = level
        self.causes = causes
        self.isApart = isApart
    }
}

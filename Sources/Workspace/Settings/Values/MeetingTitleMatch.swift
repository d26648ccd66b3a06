/// How a pattern is compared with a meeting's title (T-31: none of them is a regular expression).
public enum MeetingTitleMatch: String, Hashable, Sendable, Codable, CaseIterable {
    /// The whole title.
    case literal
    /// Its beginning.
    case prefix
    /// Its end.
    case suffix
    /// Anywhere within it.
    case contains
    /// The whole title, where `*` stands for any characters, `?` for one, and `\` takes what follows as it is.
    case glob
}

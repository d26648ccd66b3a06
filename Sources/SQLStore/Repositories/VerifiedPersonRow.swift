public import Workspace

/// What a verification found of one person alone.
public struct VerifiedPersonRow: Sendable, Hashable {
    /// The person.
    public let user: UserID
    /// The worst of the verdicts.
    public let verdict: String
    /// The results, as JSON.
    public let content: String

    /// Holds what was found.
    public init(user: UserID, verdict: String, content: String) {
        self.user = user
        self.verdict = verdict
        self.content = content
    }
}

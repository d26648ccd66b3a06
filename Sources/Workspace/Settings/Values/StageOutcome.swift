/// What it means that a deal is in a stage.
public enum StageOutcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is being worked on.
    case open
    /// It was won.
    case won
    /// It was lost.
    case lost
}

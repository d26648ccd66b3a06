/// A stage of a pipeline.
public struct Stage: Hashable, Sendable {
    /// What being in the stage means.
    public enum Outcome: String, Hashable, Sendable, Codable {
        /// Still in play.
        case open
        /// Closed and won.
        case won
        /// Closed and lost.
        case lost
        /// The CRM doesn't tell.
        case unknown
    }

    /// The vendor's id; unique within its pipeline only.
    public let id: String
    /// What a record's stage property holds; the id, unless the vendor keeps the two apart.
    public let value: String
    /// The name for people.
    public let label: String
    /// Whether it is archived or inactive.
    public let isArchived: Bool
    /// What it means.
    public let outcome: Outcome
    /// The chance of winning, 0 to 1, where the CRM says so.
    public let probability: Double?

    /// Describes a stage.
    public init(
        id: String, value: String? = nil, label: String, isArchived: Bool, outcome: Outcome,
        probability: Double? = nil
    ) {
        self.id = id
        self.value = value ?? id
        self.label = label
        self.isArchived = isArchived
        self.outcome = outcome
        self.probability = probability
    }
}

/// A stage that is kept in step with the CRM.
public struct StageSetting: Hashable, Sendable, Codable {
    /// The CRM's internal id, by which stages are merged.
    public var id: String
    /// The name for people.
    public var label: String
    /// When a deal belongs here, in the admin's words.
    public var description: String
    /// Its place in the pipeline; equal numbers are ordered by id.
    public var order: Int
    /// What it means to be here.
    public var outcome: StageOutcome
    /// What must hold to enter or leave.
    public var restrictions: StageRestrictions

    /// Describes a stage.
    public init(
        id: String, label: String, description: String = "", order: Int = 0, outcome: StageOutcome = .open,
        restrictions: StageRestrictions = StageRestrictions()
    ) {
        self.id = id
        self.label = label
        self.description = description
        self.order = order
        self.outcome = outcome
        self.restrictions = restrictions
    }
}

/// What must hold before a deal may enter or leave a stage.
public struct StageRestrictions: Hashable, Sendable, Codable {
    /// Who may move a deal into the stage.
    public var movers: StageMovers
    /// The vendor's names of properties that need a value before a deal enters.
    public var requiredProperties: [String]
    /// The internal ids of the stages that may follow; empty means any of the pipeline.
    public var nextStages: [String]

    /// Describes restrictions; without arguments there are none.
    public init(movers: StageMovers = .anyone, requiredProperties: [String] = [], nextStages: [String] = []) {
        self.movers = movers
        self.requiredProperties = requiredProperties
        self.nextStages = nextStages
    }
}

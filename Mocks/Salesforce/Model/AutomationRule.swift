public import MockKit

/// A flow or trigger of the org: it runs after a save, and changes the record or throws.
public struct AutomationRule: Sendable, Equatable {
    /// The object it belongs to.
    public var object: String
    /// When it runs: all must hold for the saved record.
    public var conditions: [RuleCondition]
    /// The values it puts into the record, by field.
    public var values: JSONObject
    /// What it throws instead; the save is then refused with `CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY`.
    public var error: String?

    /// Makes a rule.
    public init(object: String, conditions: [RuleCondition] = [], values: JSONObject = [:], error: String? = nil) {
        self.object = object
        self.conditions = conditions
        self.values = values
        self.error = error
    }

    init(_ reader: SeedReader) throws {
        try reader.finish(knowing: ["object", "when", "set", "error"])
        self.init(
            object: try reader.string("object"), conditions: try reader.objects("when")?.map(RuleCondition.init) ?? [],
            values: try reader.object("set")?.members ?? [:], error: try reader.optionalString("error"))
    }
}

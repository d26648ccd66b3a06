import MockKit

/// An administrator's validation rule: a write is refused when every condition holds.
public struct ValidationRule: Sendable, Equatable {
    /// The object it belongs to.
    public var object: String
    /// The administrator's words for the user.
    public var message: String
    /// The field that the error is shown at; `nil` shows it at the page's top.
    public var field: String?
    /// What must hold together for the write to be refused.
    public var conditions: [RuleCondition]

    /// Makes a rule.
    public init(object: String, message: String, field: String? = nil, conditions: [RuleCondition]) {
        self.object = object
        self.message = message
        self.field = field
        self.conditions = conditions
    }

    init(_ reader: SeedReader) throws {
        try reader.finish(knowing: ["object", "message", "field", "when"])
        self.init(
            object: try reader.string("object"), message: try reader.string("message"),
            field: try reader.optionalString("field"),
            conditions: try reader.objects("when")?.map(RuleCondition.init) ?? [])
    }

    /// Whether a record as it would be saved breaks the rule.
    func refuses(_ row: Row) -> Bool { conditions.allSatisfy { $0.holds(for: row) } }
}

import MockKit

/// A duplicate rule: a record that has the values of another one in every named field is refused.
public struct DuplicateRule: Sendable, Equatable {
    /// The object it belongs to.
    public var object: String
    /// The rule's own name.
    public var name: String
    /// The name of its matching rule.
    public var matchingRule: String
    /// The fields that are compared, all of them, texts without regard to case; a blank value matches nothing.
    public var fields: [String]
    /// Whether a client may save all the same, by `Sforce-Duplicate-Rule-Header: allowSave=true`.
    public var allowsSave: Bool
    /// The administrator's words for the user.
    public var message: String

    /// Makes a rule.
    public init(
        object: String, name: String, matchingRule: String, fields: [String], allowsSave: Bool,
        message: String = "Use one of these records?"
    ) {
        self.object = object
        self.name = name
        self.matchingRule = matchingRule
        self.fields = fields
        self.allowsSave = allowsSave
        self.message = message
    }

    init(_ reader: SeedReader) throws {
        try reader.finish(knowing: ["object", "name", "matching_rule", "fields", "allow_save", "message"])
        let name = try reader.string("name")
        self.init(
            object: try reader.string("object"), name: name,
            matchingRule: try reader.optionalString("matching_rule") ?? name + "_Match",
            fields: try reader.strings("fields") ?? [], allowsSave: try reader.bool("allow_save") ?? false,
            message: try reader.optionalString("message") ?? "Use one of these records?")
    }

    /// Whether two records are duplicates.
    func matches(_ row: Row, _ other: Row) -> Bool {
        fields.allSatisfy { field in
            guard let a = row[field], let b = other[field], !a.isNull, !b.isNull else { return false }
            return a.string?.lowercased() == b.string?.lowercased() && (a.string != nil || a == b)
        }
    }
}

import MockKit

/// The body of a creation or a change of a field, in version 2, with every problem that it has.
struct FieldDraft {
    private(set) var name: String?
    private(set) var type: String?
    private(set) var labels: [String]?
    private(set) var summary: JSON?
    private(set) var visibility: JSONObject?
    private(set) var important: JSON?
    private(set) var required: JSON?
    private var problems: [String] = []

    /// Reads the body of a creation.
    /// - Throws: ``PipedriveFailure`` 400 with every problem.
    init(creating body: JSONObject, entity: Entity) throws {
        self.init(body, entity: entity, standing: FieldVisibility.standard(entity), isCreation: true)
        for name in ["field_name", "field_type"] where body[name] == nil { problems.append("\(name): Required") }
        let takesOptions = type == "enum" || type == "set"
        if takesOptions, labels?.isEmpty ?? true { problems.append("options: Required for the field type") }
        if !takesOptions, labels != nil { problems.append("options: Not allowed for the field type") }
        guard problems.isEmpty else { throw PipedriveFailure.schema(problems) }
    }

    /// Reads the body of a change.
    /// - Throws: ``PipedriveFailure`` 400 with every problem.
    init(changing field: Field, body: JSONObject, entity: Entity) throws {
        self.init(body, entity: entity, standing: field.visibility, isCreation: false)
        if body.members.isEmpty { problems.append("body: must have at least 1 key") }
        guard problems.isEmpty else { throw PipedriveFailure.schema(problems) }
    }

    private init(_ body: JSONObject, entity: Entity, standing: JSONObject, isCreation: Bool) {
        for member in body.members {
            switch member.name {
            case "field_name": readName(member.value)
            case "field_type" where isCreation: readType(member.value)
            case "options" where isCreation: readOptions(member.value)
            case "description" where entity == .deal: readSummary(member.value)
            case "ui_visibility":
                let (merged, found) = FieldVisibility.merged(member.value, into: standing)
                visibility = merged
                problems += found
            case "important_fields", "required_fields": readRule(member.name, member.value)
            default: problems.append("\(member.name): Parameter '\(member.name)' is not allowed for this request")
            }
        }
    }

    private mutating func readName(_ value: JSON) {
        guard let text = value.string, (1...PipedriveLimits.shortTextMax).contains(text.count) else {
            problems.append("field_name: Expected a 'string' of 1 to \(PipedriveLimits.shortTextMax) characters")
            return
        }
        name = text
    }

    private mutating func readType(_ value: JSON) {
        guard let text = value.string, Field.creatableTypes.contains(text) else {
            problems.append("field_type: must be one of [\(Field.creatableTypes.joined(separator: ", "))]")
            return
        }
        type = text
    }

    private mutating func readOptions(_ value: JSON) {
        labels = Self.labels(value)
        if labels == nil { problems.append(Self.badOptions) }
    }

    private mutating func readSummary(_ value: JSON) {
        guard value.isNull || value.string != nil else {
            problems.append("description: Expected 'string', received '\(value.kind)'")
            return
        }
        summary = value
    }

    private mutating func readRule(_ name: String, _ value: JSON) {
        guard value.object != nil else {
            problems.append("\(name): Expected 'object', received '\(value.kind)'")
            return
        }
        if name == "important_fields" { important = value } else { required = value }
    }

    /// What is said of options that are no list of labels.
    static let badOptions = "options: Expected an 'array' of objects with a label"

    /// The labels of a list of options; `nil` when it is no such list.
    static func labels(_ value: JSON) -> [String]? {
        guard let options = value.array, options.count <= PipedriveLimits.optionsMax else { return nil }
        let labels = options.compactMap { $0["label"]?.string }.filter {
            (1...PipedriveLimits.shortTextMax).contains($0.count)
        }
        return labels.count == options.count ? labels : nil
    }

    /// The labels of a list of options.
    /// - Throws: ``PipedriveFailure`` 400 when it is no such list.
    static func checkedLabels(_ value: JSON) throws -> [String] {
        guard let labels = labels(value) else { throw PipedriveFailure.schema([badOptions]) }
        return labels
    }
}

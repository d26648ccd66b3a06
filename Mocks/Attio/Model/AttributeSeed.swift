import MockKit

/// What a seed says of one attribute.
struct AttributeSeed {
    let slug: String
    private let reader: SeedReader
    private let workspace: String
    private let definition: String

    private static let known = [
        "api_slug", "title", "type", "description", "is_required", "is_unique", "is_multiselect", "config",
        "default_value", "id", "options", "statuses", "archived", "read_only", "enriched",
    ]

    init(_ reader: SeedReader, workspace: String, definition: String) throws {
        try reader.finish(knowing: Self.known)
        self.reader = reader
        self.workspace = workspace
        self.definition = definition
        slug = try reader.string("api_slug")
    }

    /// A new attribute.
    func make(objects: [Definition]) throws -> Attribute {
        let word = try reader.string("type")
        guard let type = AttributeType(rawValue: word) else {
            let types = AttributeType.allCases.map(\.rawValue).joined(separator: ", ")
            throw SeedError("\(reader.path).type \"\(word)\" is unknown: it must be one of \(types)")
        }
        let id = try AttioID.checked(try reader.optionalString("id"), at: "\(reader.path).id")
        var attribute = Attribute(
            id: id ?? AttioID.make(workspace, definition, slug), slug: slug,
            title: try reader.optionalString("title") ?? slug, type: type)
        try change(&attribute, objects: objects)
        return attribute
    }

    /// Changes an attribute by what the seed says of it.
    func change(_ attribute: inout Attribute, objects: [Definition]) throws {
        attribute.title = try reader.optionalString("title") ?? attribute.title
        attribute.description = try reader.optionalString("description") ?? attribute.description
        attribute.isRequired = try reader.bool("is_required") ?? attribute.isRequired
        attribute.isUnique = try reader.bool("is_unique") ?? attribute.isUnique
        attribute.isMultiselect = try reader.bool("is_multiselect") ?? attribute.isMultiselect
        attribute.isArchived = try reader.bool("archived") ?? attribute.isArchived
        attribute.isWritable = try reader.bool("read_only").map { !$0 } ?? attribute.isWritable
        attribute.isEnriched = try reader.bool("enriched") ?? attribute.isEnriched
        attribute.defaultValue = reader.members["default_value"] ?? attribute.defaultValue
        if let config = try reader.object("config") { try configure(&attribute, config, objects: objects) }
        if let list = reader.members["options"]?.array {
            attribute.options = try list.enumerated().map { try option($1, of: attribute, at: $0) }
        }
        if let list = reader.members["statuses"]?.array {
            attribute.statuses = try list.enumerated().map { try status($1, of: attribute, at: $0) }
        }
    }

    private func configure(_ attribute: inout Attribute, _ config: SeedReader, objects: [Definition]) throws {
        try config.finish(knowing: ["currency", "record_reference"])
        if let currency = try config.object("currency") {
            attribute.currencyCode = try currency.optionalString("default_currency_code")
            attribute.currencyDisplay = try currency.optionalString("display_type") ?? "symbol"
        }
        guard let slugs = try config.object("record_reference")?.strings("allowed_objects") else { return }
        attribute.allowedObjects = try slugs.map { slug in
            guard let object = objects.first(where: { $0.slug == slug || $0.id == slug }) else {
                throw SeedError("\(config.path).record_reference names \"\(slug)\": it is no object")
            }
            return object.id
        }
    }

    /// A title alone, or an object.
    private func option(_ json: JSON, of attribute: Attribute, at index: Int) throws -> SelectOption {
        if let title = json.string {
            return SelectOption(id: AttioID.make(workspace, attribute.id, title), title: title)
        }
        let reader = try SeedReader(json, at: "\(self.reader.path).options[\(index)]")
        try reader.finish(knowing: ["id", "title", "archived"])
        let title = try reader.string("title")
        let id = try AttioID.checked(try reader.optionalString("id"), at: "\(reader.path).id")
        return SelectOption(
            id: id ?? AttioID.make(workspace, attribute.id, title), title: title,
            isArchived: try reader.bool("archived") ?? false)
    }

    private func status(_ json: JSON, of attribute: Attribute, at index: Int) throws -> Status {
        if let title = json.string {
            return Status(id: AttioID.make(workspace, attribute.id, title), title: title)
        }
        let reader = try SeedReader(json, at: "\(self.reader.path).statuses[\(index)]")
        try reader.finish(knowing: ["id", "title", "archived", "celebration_enabled", "target_time_in_status"])
        let title = try reader.string("title")
        let id = try AttioID.checked(try reader.optionalString("id"), at: "\(reader.path).id")
        return Status(
            id: id ?? AttioID.make(workspace, attribute.id, title), title: title,
            isArchived: try reader.bool("archived") ?? false,
            isCelebrated: try reader.bool("celebration_enabled") ?? false,
            targetTime: try reader.optionalString("target_time_in_status"))
    }
}

/// One row of the tables of Attio's own attributes.
struct AttributeRow: Sendable {
    /// What is unusual about an attribute.
    enum Mark {
        case required
        case unique
        case several
        /// Kept by Attio itself.
        case readOnly
        /// Filled in by Attio, or out of mail and calendars.
        case enriched
    }

    let slug: String
    let title: String
    let type: AttributeType
    let marks: [Mark]
    let options: [String]

    init(_ slug: String, _ title: String, _ type: AttributeType, _ marks: Mark..., options: [String] = []) {
        self.slug = slug
        self.title = title
        self.type = type
        self.marks = marks
        self.options = options
    }

    func attribute(of definition: String, workspace: String) -> Attribute {
        let id = AttioID.make(workspace, definition, slug)
        var attribute = Attribute(id: id, slug: slug, title: title, type: type)
        attribute.isSystem = true
        attribute.isRequired = marks.contains(.required)
        attribute.isUnique = marks.contains(.unique)
        attribute.isMultiselect = marks.contains(.several)
        attribute.isEnriched = marks.contains(.enriched)
        attribute.isWritable = !marks.contains(.readOnly) && !attribute.isEnriched
        switch type {
        case .select: attribute.options = options.map { SelectOption(id: AttioID.make(workspace, id, $0), title: $0) }
        case .status: attribute.statuses = options.map { Status(id: AttioID.make(workspace, id, $0), title: $0) }
        case .currency:
            attribute.currencyCode = "USD"
            attribute.currencyDisplay = "symbol"
        default: break
        }
        return attribute
    }
}

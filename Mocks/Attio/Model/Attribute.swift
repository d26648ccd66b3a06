import MockKit

/// One attribute of an object or a list.
struct Attribute: Sendable {
    /// The attribute on the other side of a relationship.
    struct Relationship: Sendable {
        let object: String
        let attribute: String
    }

    let id: String
    var slug: String
    var title: String
    let type: AttributeType
    var description: String?
    var isSystem = false
    var isWritable = true
    var isRequired = false
    var isUnique = false
    var isMultiselect = false
    var isArchived = false
    /// As it was posted; `null` for none.
    var defaultValue = JSON.null
    /// Filled in by Attio or out of mail and calendars: it has no history that can be read.
    var isEnriched = false
    var createdAt = Attribute.epoch
    var currencyCode: String?
    var currencyDisplay: String?
    /// Ids of objects; `nil` allows all.
    var allowedObjects: [String]?
    var relationship: Relationship?
    var options: [SelectOption] = []
    var statuses: [Status] = []

    /// When Attio's own definitions were made.
    static let epoch = "2025-07-18T13:49:44.710000000Z"

    init(id: String, slug: String, title: String, type: AttributeType) {
        self.id = id
        self.slug = slug
        self.title = title
        self.type = type
    }

    /// The option of a title or an id.
    func option(_ word: String) -> SelectOption? {
        options.first { $0.id == word.lowercased() } ?? options.first { $0.title == word }
    }

    /// The status of a title or an id.
    func status(_ word: String) -> Status? {
        statuses.first { $0.id == word.lowercased() } ?? statuses.first { $0.title == word }
    }
}

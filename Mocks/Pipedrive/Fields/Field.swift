import MockKit

/// One field of an object, built-in or custom.
struct Field: Sendable {
    /// The number that version 1 shows.
    let id: Int
    /// The code: 40 hexadecimal digits on custom fields.
    let code: String
    /// The key that version 1 shows, where it is another one.
    var legacyKey: String?
    /// The key of records, where it differs from the code.
    var recordKey: String?
    var name: String
    var type: String
    var options: [FieldOption]?
    var summary: String?
    let isCustom: Bool
    /// Whether it is in records only when it is asked for.
    var isOptional = false
    var isReadOnly = false
    var visibility: JSONObject = [:]
    var important: JSON = ["enabled": false, "stage_ids": []]
    var required: JSON = ["enabled": false]
    let addedAt: String
    var updatedAt: String?
    var lastOptionID = 0
    var deletedOptions: [FieldOption] = []

    /// The types that people can create.
    static let creatableTypes = [
        "varchar", "varchar_auto", "text", "double", "monetary", "date", "set", "enum", "user", "org", "people",
        "phone", "time", "timerange", "daterange", "address",
    ]

    init(id: Int, code: String, name: String, type: String, isCustom: Bool, addedAt: String) {
        self.id = id
        self.code = code
        self.name = name
        self.type = type
        self.isCustom = isCustom
        self.addedAt = addedAt
    }

    var takesOptions: Bool { type == "enum" || type == "set" }

    /// Gives options the next numbers, and answers them as they are now.
    mutating func addOptions(_ labels: [String]) -> [FieldOption] {
        let added = labels.map { label in
            lastOptionID += 1
            return FieldOption(id: .integer(lastOptionID), label: label)
        }
        options = (options ?? []) + added
        return added
    }

    func option(_ id: Int) -> FieldOption? { options?.first { $0.id == .integer(id) } }
}

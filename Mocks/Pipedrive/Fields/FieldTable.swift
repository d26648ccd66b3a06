/// The fields of one object, in the order of their making.
struct FieldTable: Sendable {
    private(set) var fields: [Field]
    /// Fields that were deleted; nothing shows them again.
    private(set) var deleted: [Field] = []
    private var lastID: Int

    init(standard: [Field]) {
        fields = standard
        lastID = standard.map(\.id).max() ?? 0
    }

    var custom: [Field] { fields.filter(\.isCustom) }

    func field(code: String) -> Field? { fields.first { $0.code == code } }
    func field(id: Int) -> Field? { fields.first { $0.id == id } }
    /// Names are not unique: several fields may have one.
    func fields(named name: String) -> [Field] { fields.filter { $0.name == name } }

    mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    mutating func add(_ field: Field) {
        fields.append(field)
    }

    mutating func change(_ code: String, _ change: (inout Field) -> Void) {
        guard let place = fields.firstIndex(where: { $0.code == code }) else { return }
        change(&fields[place])
    }

    mutating func delete(_ code: String) {
        guard let place = fields.firstIndex(where: { $0.code == code }) else { return }
        deleted.append(fields.remove(at: place))
    }
}

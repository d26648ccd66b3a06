import MockKit

/// The records of one object, with those in the recycle bin.
struct Table: Sendable {
    /// Live and deleted records by their 18-character id.
    private var rows: [String: Row] = [:]
    private var order: [String] = []
    private var deleted: Set<String> = []

    /// The live records, oldest first.
    var live: [Row] { order.compactMap { deleted.contains($0) ? nil : rows[$0] } }
    /// How many live records there are.
    var count: Int { order.count - deleted.count }

    /// A live record.
    func live(_ id: String) -> Row? { deleted.contains(id) ? nil : rows[id] }
    /// Whether a record was there and was deleted.
    func isDeleted(_ id: String) -> Bool { deleted.contains(id) }

    mutating func set(_ row: Row, id: String) {
        if rows.updateValue(row, forKey: id) == nil { order.append(id) }
        deleted.remove(id)
    }

    mutating func delete(_ id: String) {
        if rows[id] != nil { deleted.insert(id) }
    }
}

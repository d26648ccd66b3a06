import MockKit

/// The records of one object, with those in the recycle bin.
struct Table: Sendable {
    /// Live and deleted records by their 18-character id.
    private var rows: [String: Row] = [:]
    private var order: [String] = []
    private var deleted: Set<String> = []
    /// Ids by value, lower-case, of each column that is looked up often; the deleted ones stay in it.
    private var idsByValue: [String: [String: [String]]] = [:]
    /// Goes up with each change, so that an index can tell whether it is still true.
    private(set) var revision = 0

    /// Makes an empty table that finds records fast by some of its columns, which hold texts.
    init(findingBy columns: [String] = []) {
        for column in columns { idsByValue[column] = [:] }
    }

    /// The live records, oldest first.
    var live: [Row] { order.compactMap { deleted.contains($0) ? nil : rows[$0] } }
    /// How many live records there are.
    var count: Int { order.count - deleted.count }

    /// A live record.
    func live(_ id: String) -> Row? { deleted.contains(id) ? nil : rows[id] }
    /// A record, whether live or deleted.
    func row(_ id: String) -> Row? { rows[id] }
    /// Whether a record was there and was deleted.
    func isDeleted(_ id: String) -> Bool { deleted.contains(id) }

    /// The live records whose column has a text, whatever its case, oldest first.
    func live(where column: String, is text: String) -> [Row] {
        let wanted = text.lowercased()
        guard let places = idsByValue[column] else {
            return live.filter { $0[column]?.string?.lowercased() == wanted }
        }
        return (places[wanted] ?? []).compactMap { live($0) }
    }

    mutating func set(_ row: Row, id: String) {
        revision += 1
        // The names are copied out: while they are walked in place, each change would copy the whole index.
        for column in Array(idsByValue.keys) {
            let old = rows[id]?[column]?.string?.lowercased()
            let new = row[column]?.string?.lowercased()
            guard old != new else { continue }
            if let old { idsByValue[column]?[old]?.removeAll { $0 == id } }
            if let new { idsByValue[column]?[new, default: []].append(id) }
        }
        if rows.updateValue(row, forKey: id) == nil { order.append(id) }
        deleted.remove(id)
    }

    mutating func delete(_ id: String) {
        revision += 1
        if rows[id] != nil { deleted.insert(id) }
    }
}

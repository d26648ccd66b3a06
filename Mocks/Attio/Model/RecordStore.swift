import Foundation

/// The records of one object, in the order of their creation.
struct RecordStore: Sendable {
    /// What the search knows of a record.
    struct Indexed: Sendable {
        var text: String
        /// From when on it knows it.
        var from: Date
    }

    private(set) var order: [String] = []
    private(set) var records: [String: Record] = [:]
    /// What the search finds, by record: the newest entry that is old enough counts.
    var index: [String: [Indexed]] = [:]

    var all: [Record] { order.compactMap { records[$0] } }

    subscript(id: String) -> Record? { records[id.lowercased()] }

    mutating func save(_ record: Record) {
        if records[record.id] == nil { order.append(record.id) }
        records[record.id] = record
    }

    mutating func remove(_ id: String) {
        records[id] = nil
        index[id] = nil
        order.removeAll { $0 == id }
    }
}

import MockKit

/// The records of one object, in the order of their creation.
struct RecordStore: Sendable {
    private(set) var order: [String] = []
    private(set) var records: [String: Record] = [:]
    /// What the search finds, by record.
    var index: [String: LaggingIndex<String>] = [:]

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

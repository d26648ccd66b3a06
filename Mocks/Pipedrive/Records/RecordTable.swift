/// The records of one object by id, deleted ones too.
struct RecordTable: Sendable {
    private(set) var records: [Int: Record] = [:]
    private var lastID: Int

    init(lastID: Int) {
        self.lastID = lastID
    }

    func record(_ id: Int) -> Record? { records[id] }

    /// A record that was not deleted.
    func live(_ id: Int) -> Record? { records[id].flatMap { $0.isDeleted ? nil : $0 } }

    /// All of them, by id.
    var ordered: [Record] { records.values.sorted { $0.id < $1.id } }

    mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    mutating func put(_ record: Record) {
        records[record.id] = record
        lastID = max(lastID, record.id)
    }

    mutating func changeAll(_ change: (inout Record) -> Void) {
        for id in records.keys {
            guard var record = records[id] else { continue }
            change(&record)
            records[id] = record
        }
    }
}

import Foundation

/// One contact, company, deal or custom object.
struct Record: Sendable {
    /// What the search index holds, or will hold.
    struct Indexed: Sendable {
        let from: Date
        let values: [String: String]
    }

    struct Association: Sendable {
        let objectTypeID: String
        let id: String
        let typeID: Int
    }

    let id: String
    var values: [String: String] = [:]
    var history: [String: [HistoryEntry]] = [:]
    let createdAt: String
    var updatedAt: String
    var archivedAt: String?
    var associations: [Association] = []
    /// Oldest first; the last one whose time has come is what search finds.
    var indexed: [Indexed] = []

    static let historyMax = 20

    var isArchived: Bool { archivedAt != nil }

    func searchable(at now: Date) -> [String: String]? { indexed.last { $0.from <= now }?.values }

    /// Puts the present values into the index, to be found from an instant on.
    mutating func index(from instant: Date, now: Date) {
        let current = indexed.lastIndex { $0.from <= now }
        if let current { indexed.removeFirst(current) }
        indexed.append(Indexed(from: instant, values: values))
    }

    mutating func set(_ value: String?, for property: String, source: HistoryEntry) {
        values[property] = value
        history[property, default: []].insert(source, at: 0)
        if let entries = history[property], entries.count > Self.historyMax {
            history[property]?.removeLast(entries.count - Self.historyMax)
        }
    }
}

import Foundation
import MockKit

/// One contact, company, deal or custom object.
struct Record: Sendable {
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
    /// What search finds.
    var indexed = LaggingIndex<[String: String]>()

    static let historyMax = 20

    var isArchived: Bool { archivedAt != nil }

    /// Puts the present values into the index, to be found from an instant on.
    mutating func index(from instant: Date, now: Date) {
        indexed.put(values, from: instant, now: now)
    }

    mutating func set(_ value: String?, for property: String, source: HistoryEntry) {
        values[property] = value
        history[property, default: []].insert(source, at: 0)
        if let entries = history[property], entries.count > Self.historyMax {
            history[property]?.removeLast(entries.count - Self.historyMax)
        }
    }
}

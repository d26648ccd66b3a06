import Foundation
import MockKit

/// One module with its definitions and records.
struct Module: Sendable {
    let id: String
    let apiName: String
    let singular: String
    let number: Int
    var isCustom = false
    var fields: [Field] = []
    var layouts: [Layout] = []
    /// The field by which an upsert finds a record when none is named.
    var duplicateField: String?
    /// The field that names a record.
    var nameField: String
    var records: [String: Record] = [:]
    /// Deleted records, which search finds for a while.
    var removed: [String: Record] = [:]
    /// Ids of the records in the order in which they were made.
    var order: [String] = []
    /// How often automation ran because a write did not say `trigger: []`.
    var automationRuns = 0

    func field(_ name: String) -> Field? { fields.first { $0.apiName == name } }
    func place(of name: String) -> Int? { fields.firstIndex { $0.apiName == name } }

    /// The fields whose values a profile sees at an instant.
    func visible(to profile: String, at now: Date) -> [Field] {
        known(at: now).filter { $0.permission(of: profile) != "hidden" }
    }

    /// The fields that are there at an instant.
    func known(at now: Date) -> [Field] { fields.filter { ($0.knownFrom ?? now) <= now } }

    var live: [Record] { order.compactMap { records[$0] } }
}

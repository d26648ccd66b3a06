import Foundation
import MockKit

/// One record. Values are kept in one form: ids as texts, instants as whole seconds since 1970, decimals cut off.
struct Record: Sendable {
    let id: String
    var values: [String: JSON] = [:]
    let createdAt: Date
    let createdBy: String
    var modifiedAt: Date
    var modifiedBy: String
    /// Why writes are refused: `RECORD_LOCKED` or `NOT_APPROVED`.
    var hold: String?
    /// What search finds, some time after the write; `nil` inside once the record is deleted.
    var indexed = LaggingIndex<[String: JSON]?>()
    /// What COQL finds.
    var queried = LaggingIndex<[String: JSON]?>()
}

import Foundation

/// The order of a list of records.
struct RecordSort {
    /// `id`, `Created_Time` or `Modified_Time`.
    let name: String
    let isAscending: Bool

    /// What is compared: the instant first, and ids, which grow with time.
    func key(_ record: Record) -> String {
        switch name {
        case "Created_Time": "\(Int(record.createdAt.timeIntervalSince1970)) \(record.id)"
        case "Modified_Time": "\(Int(record.modifiedAt.timeIntervalSince1970)) \(record.id)"
        default: record.id
        }
    }
}

import Foundation
import MockKit

/// What a list of version 2 is asked for: how many, after which place, in which order.
///
/// The cursor is a place in the order, so that items added or deleted meanwhile move nothing; to clients it is opaque.
struct PageQuery {
    /// Where an item stands in the order: by its key, then by its number.
    struct Place: Comparable {
        let key: String
        let id: Int

        static func < (a: Place, b: Place) -> Bool { a.key == b.key ? a.id < b.id : a.key < b.key }
    }

    let limit: Int
    let sortBy: String
    let isDescending: Bool
    let after: Place?

    init(_ call: MockCall, sorts: [String] = ["id"]) throws {
        limit = try PipedriveAccount.number("limit", of: call) ?? PipedriveLimits.pageStandard
        guard limit <= PipedriveLimits.pageMax else {
            throw PipedriveFailure.schema(["limit: must be less than or equal to \(PipedriveLimits.pageMax)"])
        }
        sortBy = try PipedriveAccount.word("sort_by", of: call, among: sorts) ?? "id"
        isDescending = try PipedriveAccount.word("sort_direction", of: call, among: ["asc", "desc"]) == "desc"
        let order = "\(sortBy) \(isDescending)"
        after = try call.request.query("cursor").map { try Self.place($0, order: order) }
    }

    private static func place(_ cursor: String, order: String) throws -> Place {
        let text = Data(base64Encoded: cursor).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0] == order, let id = Int(parts[2]) else {
            throw PipedriveFailure.schema(["cursor: Invalid cursor"])
        }
        return Place(key: parts[1], id: id)
    }

    private func cursor(_ place: Place) -> String {
        Data("\(sortBy) \(isDescending)|\(place.key)|\(place.id)".utf8).base64EncodedString()
    }

    /// The page of a list, and the cursor to the next one; `nil` at the end.
    func cut<Item>(_ items: [Item], place: (Item) -> Place) -> (page: [Item], next: String?) {
        var placed = items.map { (item: $0, place: place($0)) }
        placed.sort { isDescending ? $0.place > $1.place : $0.place < $1.place }
        if let after { placed.removeAll { isDescending ? $0.place >= after : $0.place <= after } }
        let page = placed.prefix(limit)
        let next = placed.count > limit ? page.last.map { cursor($0.place) } : nil
        return (page.map(\.item), next)
    }
}

import Foundation
import MockKit

/// Owners.
extension HubSpotAccount {
    func listOwners(_ call: MockCall) throws -> MockResponse {
        let isArchived = try Self.flag("archived", of: call)
        if let email = call.request.query("email") {
            let found = directory.owners(email: email).filter { $0.isArchived == isArchived }
            return .json(["results": .array(found.map(\.json))])
        }
        let limit = try Self.number("limit", of: call, standard: 100, countMax: HubSpotLimits.ownersPageMax)
        let start = try Self.offset(call.request.query("after"))
        let page = directory.page(archived: isArchived, from: start, count: limit)
        var body: JSONObject = ["results": .array(page.map(\.json))]
        if start + page.count < directory.count(archived: isArchived) {
            body["paging"] = ["next": nextPage(after: start + page.count, call: call)]
        }
        return .json(.object(body))
    }

    private func nextPage(after: Int, call: MockCall) -> JSON {
        let cursor = Data("\(after)\n".utf8).base64EncodedString()
        return [
            "after": .string(cursor), "link": .string("https://api.hubapi.com\(call.request.path)?after=\(cursor)"),
        ]
    }

    /// The place that an owners cursor stands for: base64 of a number.
    private static func offset(_ cursor: String?) throws -> Int {
        guard let cursor, !cursor.isEmpty else { return 0 }
        let text = Data(base64Encoded: cursor).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard let place = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)), place >= 0 else {
            throw HubSpotFailure.invalid("Invalid query parameter: after '\(cursor)' is no cursor of this list")
        }
        return place
    }

    func getOwner(_ call: MockCall) throws -> MockResponse {
        let isArchived = try Self.flag("archived", of: call)
        let owner: Owner?
        switch call.request.query("idProperty") ?? "id" {
        case "id": owner = directory.owner(id: call["ownerId"])
        case "userId": owner = Int(call["ownerId"]).flatMap { directory.owner(userID: $0) }
        case let other: throw HubSpotFailure.invalid("Invalid query parameter: idProperty '\(other)'")
        }
        guard let owner, owner.isArchived == isArchived else {
            throw HubSpotFailure.notFound("Owner \(call["ownerId"]) does not exist")
        }
        return .json(owner.json)
    }
}

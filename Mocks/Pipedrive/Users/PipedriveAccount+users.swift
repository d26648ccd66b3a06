import Foundation
import MockKit

/// Users: version 1 only, and all of them in one answer.
extension PipedriveAccount {
    func actorID(_ call: MockCall) -> Int { Int(call.actor?.userID ?? "") ?? installer.id }

    func actingUser(_ call: MockCall) -> CompanyUser { directory.user(actorID(call)) ?? installer }

    private func members(of user: CompanyUser, for actor: Int, offset: String) -> [(String, JSON)] {
        user.members(isYou: user.id == actor, timeZone: company.timeZone, offset: offset)
    }

    private func json(_ users: [CompanyUser], for actor: Int) -> JSON {
        let offset = zoneOffset
        return .array(
            users.map { .object(JSONObject(uniqueMembers: members(of: $0, for: actor, offset: offset))) })
    }

    /// `+03:00`
    private var zoneOffset: String {
        let seconds = (TimeZone(identifier: company.timeZone) ?? .gmt).secondsFromGMT(for: now)
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + String(format: "%02d:%02d", minutes / 60, minutes % 60)
    }

    func me(_ call: MockCall) -> MockResponse {
        let user = actingUser(call)
        let domain = (URLComponents(string: address)?.host ?? "").split(separator: ".").first.map(String.init)
        let own: [(String, JSON)] = [
            ("company_id", .integer(company.id)), ("company_name", .string(company.name)),
            ("company_domain", .optional(domain)), ("company_country", .string(company.country)),
            ("company_industry", "software"), ("language", ["language_code": "en", "country_code": "GB"]),
        ]
        let all = members(of: user, for: user.id, offset: zoneOffset) + own
        return .json(["success": true, "data": .object(JSONObject(uniqueMembers: all))])
    }

    /// Whom the user of the token may see.
    private func visibleUsers(_ call: MockCall) -> [CompanyUser] {
        let user = actingUser(call)
        let seesAll = user.permissions.allows("can_see_other_users") || !switches.hideUsers
        return seesAll ? directory.users : [user]
    }

    func listUsers(_ call: MockCall) -> MockResponse {
        .json([
            "success": true, "data": json(visibleUsers(call), for: actorID(call)),
            "additional_data": .null,
        ])
    }

    /// A search in names, or in e-mails when `search_by_email` is the number 1. Deactivated users are found too.
    func findUsers(_ call: MockCall) throws -> MockResponse {
        guard let term = call.request.query("term")?.lowercased(), !term.isEmpty else {
            throw PipedriveFailure(400, "Bad request: term is required")
        }
        let byEmail: Bool
        switch call.request.query("search_by_email") {
        case nil, "0": byEmail = false
        case "1": byEmail = true
        case let other?: throw PipedriveFailure(400, "Bad request: search_by_email must be 0 or 1, not '\(other)'")
        }
        let found = visibleUsers(call).filter { user in
            let text = (byEmail ? user.email : user.name).lowercased()
            return switches.exactFind ? text == term : text.contains(term)
        }
        return .json([
            "success": true, "data": json(found, for: actorID(call)),
            "additional_data": [
                "pagination": ["start": 0, "limit": 100, "more_items_in_collection": false]
            ],
        ])
    }

    private func user(_ call: MockCall) throws -> CompanyUser {
        guard let id = Int(call["id"]), let user = visibleUsers(call).first(where: { $0.id == id }) else {
            throw PipedriveFailure.notFound("User not found or not accessible.")
        }
        return user
    }

    func getUser(_ call: MockCall) throws -> MockResponse {
        let members = members(of: try user(call), for: actorID(call), offset: zoneOffset)
        return .json(["success": true, "data": .object(JSONObject(uniqueMembers: members))])
    }

    func userPermissions(_ call: MockCall) throws -> MockResponse {
        .json(["success": true, "data": try user(call).permissions.json])
    }
}

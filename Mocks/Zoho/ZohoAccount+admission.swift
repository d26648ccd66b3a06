import Foundation
import MockKit

/// Token, host, rights, scope and limits, before an operation is done; headers after it.
extension ZohoAccount {
    static let tokenKind = "oauth"
    private static let scheme = "Zoho-oauthtoken "

    mutating func admit(_ call: MockCall) -> MockAdmission {
        guard call.tags["crm"] != nil else { return .admitted(nil) }
        var actor: MockActor?
        do {
            let admitted = try authenticate(call)
            actor = admitted
            try checkCall(call, by: admitted)
            try charge(call.tags["units"].flatMap { Int($0) } ?? 1)
            return .admitted(admitted)
        } catch {
            return .refused(Self.response(to: error), actor: actor)
        }
    }

    static func response(to error: any Error) -> MockResponse {
        let failure = error as? ZohoFailure ?? ZohoFailure(500, "INTERNAL_ERROR", "Internal Server Error")
        return failure.response
    }

    private func authenticate(_ call: MockCall) throws -> MockActor {
        // `Bearer` is another vendors' word: Zoho does not see a token there.
        guard let header = call.request.header("authorization"), header.hasPrefix(Self.scheme) else {
            throw ZohoFailure.noToken
        }
        let token = header.dropFirst(Self.scheme.count).trimmingCharacters(in: .whitespaces)
        guard case .live(let grant, _) = tokens.standing(of: token, at: now), isHere(call.request),
            let user = user(grant.userID), user.status == .active
        else { throw switches.deadTokenIsFailure ? ZohoFailure.noToken : ZohoFailure.deadToken }
        return MockActor(
            name: "grant \(grant.id) of \(user.email)", scopes: Set(grant.scopes), tokenKind: Self.tokenKind,
            userID: user.id)
    }

    /// Whether the request came to the API host of the org's data centre and environment. A host that is none of
    /// Zoho's, such as the mock's own address, stands for the right one.
    private func isHere(_ request: MockRequest) -> Bool {
        let host = (request.header("host") ?? "").lowercased()
        guard !switches.wrongAPIHost else { return false }
        return !host.contains("zoho") || host == organization.apiHost
    }

    /// What holds for sub-requests of a composite too.
    func checkCall(_ call: MockCall, by actor: MockActor) throws {
        guard call["version"] == "v8" else { throw ZohoFailure.version }
        guard let user = user(actor.userID ?? ""), holds(Profile.apiAccess, user) else {
            throw ZohoFailure.permission(Profile.apiAccess)
        }
        let wanted = neededScopes(call)
        let held = Set(actor.scopes.map { $0.lowercased() })
        for alternatives in wanted where !alternatives.contains(where: { held.contains($0.lowercased()) }) {
            throw ZohoFailure.scope(status: switches.scopeWith403 ? 403 : 401)
        }
        try checkParameters(call)
    }

    /// Every set of scopes of which one is needed.
    private func neededScopes(_ call: MockCall) -> [[String]] {
        var needed: [[String]] = call.scopes.isEmpty ? [] : [call.scopes]
        if let verb = call.tags["records"] {
            let module = call["module"]
            needed.append(
                ["ZohoCRM.modules.ALL", "ZohoCRM.modules.\(module).\(verb)", "ZohoCRM.modules.\(module).ALL"])
        }
        return needed
    }

    private func checkParameters(_ call: MockCall) throws {
        guard !switches.ignoreUnknownParameters else { return }
        let known = Set((call.tags["parameters"] ?? "").split(separator: ",").map(String.init))
        var seen: Set<String> = []
        for item in call.request.query {
            guard known.contains(item.name), seen.insert(item.name).inserted else {
                throw ZohoFailure.parameter(item.name)
            }
        }
    }

    private mutating func charge(_ units: Int) throws {
        let now = now
        guard !switches.tooManyRequests, credits.count(at: now) < credits.countMax else { throw ZohoFailure.tooMany }
        if switches.callMilliseconds > 0 {
            busy.removeAll { $0.until <= now }
            let taken = busy.reduce(0) { $0 + $1.units }
            guard taken + units <= limits.concurrent(of: organization.edition) else { throw ZohoFailure.tooMany }
            busy.append((now.addingTimeInterval(Double(switches.callMilliseconds) / 1_000), units))
        }
        credits.add(at: now)
    }

    /// What a call costs beyond its first credit.
    mutating func spend(_ more: Int) {
        if more > 0 { credits.add(more, at: now) }
    }

    mutating func finish(_ response: MockResponse, to call: MockCall?) -> MockResponse {
        guard call?.tags["crm"] != nil, call?.actor != nil else { return response }
        let used = credits.count(at: now)
        // The header begins when half of the day's credits are gone.
        guard used * 2 >= credits.countMax else { return response }
        return response.adding("X-API-CREDITS-REMAINING", String(max(0, credits.countMax - used)))
    }

    func answerUnknown(_ request: MockRequest) -> MockResponse {
        guard request.segments.first == "crm" else { return .html("<h1>Not Found</h1>", status: 404) }
        let failure = ZohoRoutes.table.hasOtherMethod(request) ? ZohoFailure.otherMethod : ZohoFailure.unknownPath
        return failure.response
    }
}

import Foundation
import MockKit

/// Tokens, limits and scopes, before an operation is done.
extension HubSpotAccount {
    mutating func admit(_ call: MockCall) -> MockAdmission {
        guard call.tags["auth"] != "none" else { return .admitted(nil) }
        var actor: MockActor?
        do {
            let admitted = try authenticate(call)
            actor = admitted
            try pace(call, as: admitted)
            try checkScopes(call, of: admitted)
            return .admitted(admitted)
        } catch {
            return .refused(response(to: error), actor: actor)
        }
    }

    private func authenticate(_ call: MockCall) throws -> MockActor {
        guard let token = call.request.bearer else { throw HubSpotFailure.unauthenticated }
        switch tokens.standing(of: token, at: now) {
        case .unknown: throw HubSpotFailure.unauthenticated
        case .expired(let end):
            throw HubSpotFailure.expired(hours: Int(now.timeIntervalSince(end) / 3600))
        case .live(let grant, let access):
            return MockActor(
                name: "\(access.kind) grant \(grant.id) of user \(grant.userID)", scopes: Set(grant.scopes),
                tokenKind: access.kind, userID: grant.userID)
        }
    }

    private mutating func pace(_ call: MockCall, as actor: MockActor) throws {
        let now = now
        let isStatic = actor.tokenKind == "static"
        let group = isStatic ? "private_app-api-calls" : "oauth-api-calls"
        if call.tags["search"] != nil {
            guard searches.take(at: now) else {
                throw HubSpotFailure.rateLimited(
                    policy: "SECONDLY", words: "secondly", group: "crm-search:\(portal.id)")
            }
        } else if bursts[actor.tokenKind]?.take(at: now) == false {
            throw HubSpotFailure.rateLimited(
                policy: "TEN_SECONDLY_ROLLING", words: "ten_secondly_rolling",
                group: "publicapi:\(group)-ten-secondly:\(app.id):\(portal.id)")
        }
        if isStatic, !daily.take(at: now) {
            var failure = HubSpotFailure.rateLimited(
                policy: "DAILY", words: "daily", group: "publicapi:\(group)-daily:\(app.id):\(portal.id)")
            failure.extra["requestId"] = .string(Self.correlationID())
            throw failure
        }
    }

    private func checkScopes(_ call: MockCall, of actor: MockActor) throws {
        guard !call.scopes.isEmpty else { return }
        let word = call.parameters["objectType"] ?? call.parameters["objectTypeId"]
        // A word that names no object is refused by the operation itself.
        guard word == nil || typeIDs[word?.lowercased() ?? ""] != nil else { return }
        let name = try word.map { try store($0).scopeName } ?? ""
        let needed = call.scopes.map { $0.replacingOccurrences(of: "{o}", with: name) }
        guard needed.contains(where: { Self.holds(actor.scopes, $0) }) else {
            throw HubSpotFailure.missingScopes(needed)
        }
    }

    /// A `*` in a needed scope stands for any object.
    private static func holds(_ granted: Set<String>, _ needed: String) -> Bool {
        let parts = needed.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return granted.contains(needed) }
        return granted.contains { $0.hasPrefix(parts[0]) && $0.hasSuffix(parts[1]) }
    }

    mutating func finish(_ response: MockResponse, to call: MockCall?) -> MockResponse {
        var response = response
        if response.header(HubSpotFailure.correlationHeader) == nil {
            response.headers.append(.init(HubSpotFailure.correlationHeader, Self.correlationID()))
        }
        // Searches are outside of the burst and carry no limit headers.
        guard let actor = call?.actor, call?.tags["search"] == nil else { return response }
        let now = now
        let countMax = bursts[actor.tokenKind]?.countMax ?? 0
        let left = bursts[actor.tokenKind]?.left(at: now) ?? 0
        response.headers += [
            .init("X-HubSpot-RateLimit-Max", String(countMax)),
            .init("X-HubSpot-RateLimit-Remaining", String(left)),
            .init("X-HubSpot-RateLimit-Interval-Milliseconds", String(Int(Self.burstLength.seconds * 1000))),
        ]
        if actor.tokenKind == "static" {
            response.headers += [
                .init("X-HubSpot-RateLimit-Daily", String(daily.countMax)),
                .init("X-HubSpot-RateLimit-Daily-Remaining", String(daily.left(at: now))),
            ]
        }
        return response
    }

    func answerUnknown(_ request: MockRequest) -> MockResponse {
        guard request.header("accept")?.contains("json") == true else {
            return .html(
                "<html><head><title>Error 404 Not Found</title></head><body>Not Found</body></html>", status: 404)
        }
        return response(to: HubSpotFailure(404, "resource not found"))
    }
}

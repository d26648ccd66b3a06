import Foundation
import MockKit

/// Tokens, limits and scopes, before an operation is done.
extension PipedriveAccount {
    mutating func admit(_ call: MockCall) -> MockAdmission {
        guard !switches.abuseBlock else { return .refused(PipedriveFailure.blocked.response, actor: nil) }
        guard call.tags["auth"] != "none" else { return .admitted(nil) }
        var actor: MockActor?
        do {
            let admitted = try authenticate(call.request)
            actor = admitted
            try pace(call, of: admitted)
            try checkScopes(call, of: admitted)
            return .admitted(admitted)
        } catch {
            return .refused(response(to: error), actor: actor)
        }
    }

    private typealias Kind = PipedriveSeed.Token.Kind

    /// An API token comes in a header of its own, or in the query; an access token as bearer. They are not mixed up.
    private func authenticate(_ request: MockRequest) throws -> MockActor {
        let queried = switches.queryToken ? request.query("api_token") : nil
        let sent =
            request.bearer.map { ($0, Kind.oauth) }
            ?? (request.header("x-api-token") ?? queried).map { ($0, Kind.api) }
        guard let (token, kind) = sent, case .live(let grant, let access) = tokens.standing(of: token, at: now),
            access.kind == kind.rawValue, let user = directory.user(Int(grant.userID) ?? 0), user.isUsable
        else { throw PipedriveFailure.unauthorized }
        let actor = MockActor(
            name: "\(access.kind) grant \(grant.id) of user \(grant.userID)", scopes: Set(grant.scopes),
            tokenKind: access.kind, userID: grant.userID)
        guard !switches.unpaid else { throw PipedriveFailure.unpaid }
        guard kind != .api || user.permissions.allows("can_use_api") else { throw PipedriveFailure.noPermission }
        return actor
    }

    /// Bursts are counted by user and kind of token: a refresh brings no new allowance.
    private static func burstKey(_ actor: MockActor) -> String { "\(actor.tokenKind) \(actor.userID ?? "")" }

    private static func isAPI(_ actor: MockActor) -> Bool { actor.tokenKind == Kind.api.rawValue }

    private mutating func pace(_ call: MockCall, of actor: MockActor) throws {
        let now = now
        let key = Self.burstKey(actor)
        guard blockedUntil[key].map({ $0 <= now }) ?? true else { throw PipedriveFailure.blocked }
        do {
            try take(call, key: key, burstMax: burstMax(of: actor), at: now)
        } catch {
            if Self.isAPI(actor) { countRefusal(key: key, at: now) }
            throw error
        }
    }

    private mutating func take(_ call: MockCall, key: String, burstMax: Int, at now: Date) throws {
        let window = RateWindow(countMax: burstMax, length: PipedriveLimits.burstLength)
        guard bursts[key, default: window].take(at: now) else { throw PipedriveFailure.burst }
        let searchWindow = RateWindow(countMax: limits.searchBurst, length: PipedriveLimits.burstLength)
        let isSearch = call.tags["search"] == "yes" || (call.tags["search"] == "find" && switches.findIsSearch)
        guard !isSearch || searches[key, default: searchWindow].take(at: now) else { throw PipedriveFailure.burst }
        guard daily.spend(Int(call.tags["cost"] ?? "") ?? 1, at: now) else { throw PipedriveFailure.budget }
    }

    /// Whoever goes on after 429 meets Cloudflare, for minutes.
    private mutating func countRefusal(key: String, at now: Date) {
        let window = RateWindow(countMax: max(0, limits.refusalsBeforeBlock - 1), length: .seconds(60))
        guard !refusals[key, default: window].take(at: now) else { return }
        blockedUntil[key] = now.addingTimeInterval(Double(limits.blockSeconds))
    }

    private func burstMax(of actor: MockActor) -> Int {
        Self.isAPI(actor) ? limits.apiBurst ?? limits.plan.apiBurst : limits.oauthBurst ?? limits.plan.oauthBurst
    }

    private func checkScopes(_ call: MockCall, of actor: MockActor) throws {
        guard actor.tokenKind == Kind.oauth.rawValue, !call.scopes.isEmpty else { return }
        guard call.scopes.contains(where: actor.scopes.contains) else { throw PipedriveFailure.scopeMismatch }
    }

    mutating func finish(_ response: MockResponse, to call: MockCall?) -> MockResponse {
        guard let call, let actor = call.actor, response.header("Server") != "cloudflare" else { return response }
        var response = response
        let now = now
        let reset = switches.resetAsInstant ? Int(now.timeIntervalSince1970) + 2 : 2
        response.headers += [
            .init("x-ratelimit-limit", String(burstMax(of: actor))),
            .init("x-ratelimit-remaining", String(bursts[Self.burstKey(actor)]?.left(at: now) ?? 0)),
            .init("x-ratelimit-reset", String(reset)),
        ]
        let left = daily.left(at: now)
        if Self.isAPI(actor), ["POST", "PUT"].contains(call.request.method) {
            response.headers.append(.init("x-daily-requests-left", String(left)))
        }
        guard switches.dailyHeaders else { return response }
        response.headers += [
            .init("x-daily-ratelimit-token-limit", String(daily.countMax)),
            .init("x-daily-ratelimit-token-remaining", String(left)),
        ]
        return response
    }

    func answerUnknown(_ request: MockRequest) -> MockResponse {
        guard !switches.abuseBlock else { return PipedriveFailure.blocked.response }
        do {
            _ = try authenticate(request)
        } catch {
            return response(to: error)
        }
        return PipedriveFailure.scopeMismatch.response
    }
}

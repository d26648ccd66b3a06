import Foundation
import MockKit

/// Tokens, limits and scopes, before an operation is done.
extension AttioAccount {
    mutating func admit(_ call: MockCall) -> MockAdmission {
        guard call.tags["auth"] != "none" else { return .admitted(nil) }
        var actor: MockActor?
        do {
            let admitted = try authenticate(call.request)
            actor = admitted
            try pace(isWrite: call.tags["rate"] == "write")
            if switches.billingRefused { throw AttioFailure.billing }
            try checkScopes(call, of: admitted)
            return .admitted(admitted)
        } catch {
            return .refused(response(to: error), actor: actor)
        }
    }

    /// The token of a request: as bearer, or as the user name of Basic with an empty password.
    static func token(of request: MockRequest) -> String? {
        if let bearer = request.bearer { return bearer }
        guard let basic = request.basic, basic.password.isEmpty else { return nil }
        return basic.name
    }

    func grant(of token: String?) -> TokenLedger.Grant? {
        guard let token, case .live(let grant, _) = tokens.standing(of: token, at: now) else { return nil }
        return grant
    }

    private func authenticate(_ request: MockRequest) throws -> MockActor {
        guard let token = Self.token(of: request) else { throw AttioFailure.noToken }
        guard let grant = grant(of: token), let passport = passports[grant.id] else {
            throw token.count == DemoKeys.tokenCharacters ? AttioFailure.deadToken : AttioFailure.wrongLength
        }
        return MockActor(
            name: "\(passport.actorType) \(passport.clientID)", scopes: Set(grant.scopes),
            tokenKind: passport.actorType, userID: passport.memberID)
    }

    private mutating func pace(isWrite: Bool) throws {
        let now = now
        let isTaken = isWrite ? writes.take(at: now) : reads.take(at: now)
        guard isTaken else { throw AttioFailure.rateLimited(retryAfter: retryAfter(.seconds(1))) }
    }

    /// Takes the score of a query.
    mutating func take(score: Int) throws {
        let now = now
        guard scores.left(at: now) >= score else {
            throw AttioFailure.rateLimited(retryAfter: retryAfter(AttioLimits.scoreLength))
        }
        for _ in 0..<score { _ = scores.take(at: now) }
    }

    /// `Retry-After`: the first whole second by which a stretch is over.
    func retryAfter(_ stretch: Duration) -> String {
        guard !switches.retryAfterInSeconds else { return String(Int(stretch.seconds)) }
        let end = now.addingTimeInterval(stretch.seconds).timeIntervalSince1970
        return HTTPDate.text(Date(timeIntervalSince1970: end.rounded(.up)))
    }

    private func checkScopes(_ call: MockCall, of actor: MockActor) throws {
        for need in (call.tags["needs"] ?? "").split(separator: " ").map(String.init) {
            let wider = need.hasSuffix(":read") ? need + "-write" : need
            let isHeld = actor.scopes.contains(need) || (switches.writeImpliesRead && actor.scopes.contains(wider))
            guard isHeld else {
                throw AttioFailure.forbidden(naming: switches.scopeRefusalsNameScope ? need : nil)
            }
        }
    }

    /// Who writes, as values tell it.
    func author(of call: MockCall) -> JSON {
        guard let grant = grant(of: Self.token(of: call.request)), let passport = passports[grant.id] else {
            return ["type": "system", "id": .null]
        }
        return ["type": .string(passport.actorType), "id": .string(passport.clientID)]
    }
}

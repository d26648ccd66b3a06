import ConnectorKit

/// Judges whether a connection works, and whose it is.
struct ConnectionJudge {
    let view: AccountView

    /// Whether the CRM answers and takes the token.
    var live: CheckResult {
        switch view.facts.identity {
        case nil: return Obstacle("\(view.name) wasn't asked who the key is.").result(.connectionLive, view.whole)
        case .success(let identity)?:
            return CheckResult(
                .connectionLive, view.whole, .passed, "\(view.name) answers and takes the token.",
                evidence: Self.evidence(of: identity))
        case .failure(let error)?:
            return CheckResult(
                .connectionLive, view.whole, Self.verdict(of: error), Self.summary(of: error, view.name),
                evidence: Obstacle.evidence(of: error), cause: Obstacle.cause(of: error))
        }
    }

    /// Whether it is the account, and the CRM user, that the key was stored for.
    var account: CheckResult {
        switch view.facts.identity {
        case nil: return Obstacle("\(view.name) wasn't asked who the key is.").result(.connectionAccount, view.whole)
        case .failure(let error)?:
            return Obstacle(error, reading: "account").result(.connectionAccount, view.whole)
        case .success(let identity)?: return account(identity)
        }
    }

    private func account(_ identity: CRMIdentity) -> CheckResult {
        let expected = view.facts.expectedAccount
        guard identity.account == expected else {
            return CheckResult(
                .connectionAccount, view.whole, .failed, "The key leads to another account of \(view.name).",
                evidence: [Evidence("stored for", expected.rawValue)] + Self.evidence(of: identity),
                cause: .wrongAccount)
        }
        if let expected = view.facts.expectedUser, let user = identity.user, user != expected {
            return CheckResult(
                .connectionAccount, view.whole, .failed, "The key acts as another user of \(view.name).",
                evidence: [Evidence("stored for user", expected.rawValue), Evidence("acts as user", user.rawValue)],
                cause: .wrongAccount)
        }
        return CheckResult(
            .connectionAccount, view.whole, .passed, "The key leads to the account that it was stored for.",
            evidence: Self.evidence(of: identity))
    }

    static func evidence(of identity: CRMIdentity) -> [Evidence] {
        var seen = [Evidence("account", identity.account.rawValue)]
        if let name = identity.accountName { seen.append(Evidence("account name", name)) }
        if let environment = identity.environment { seen.append(Evidence("environment", environment)) }
        if let email = identity.userEmail { seen.append(Evidence("acts as", email.rawValue)) }
        return seen
    }

    /// A refusal is a failure; that nobody answered says nothing of the key.
    private static func verdict(of error: ConnectorError) -> Verdict {
        isRefusal(error) ? .failed : .notChecked
    }

    private static func isRefusal(_ error: ConnectorError) -> Bool {
        [.unauthenticated, .forbidden].contains(error.kind)
    }

    private static func summary(of error: ConnectorError, _ name: String) -> String {
        switch error.kind {
        case .unauthenticated: "\(name) refuses the token: \(error.message.sentence)"
        case .forbidden: "\(name) doesn't let the key ask who it is: \(error.message.sentence)"
        default: "\(name) couldn't be asked: \(error.message.sentence)"
        }
    }
}

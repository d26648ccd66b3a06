import ConnectorKit

/// Judges whether a key may do what the mapping needs.
struct ScopeJudge {
    let view: AccountView

    /// Whether the scopes suffice: as the CRM lists them, and as its refusals name them.
    var scopes: CheckResult {
        if let wrongAccount = view.wrongAccount { return wrongAccount.result(.connectionScopes, view.whole) }
        let missing = missing
        if !missing.isEmpty {
            return CheckResult(
                .connectionScopes, view.whole, .failed,
                "The key lacks \(missing.count == 1 ? "a permission" : "permissions") that the mapping needs.",
                evidence: missing, cause: .missingScope)
        }
        if let refusal = refusals.first {
            return CheckResult(
                .connectionScopes, view.whole, .failed,
                "\(view.name) refused a reading to the key: \(refusal.message.sentence)",
                evidence: Obstacle.evidence(of: refusal), cause: .accessDenied)
        }
        return listed
    }

    /// What the list of scopes says where nothing lacks.
    private var listed: CheckResult {
        switch view.facts.identity {
        case nil:
            return Obstacle("\(view.name) wasn't asked for the key's scopes.").result(.connectionScopes, view.whole)
        case .failure(let error)?:
            return Obstacle(error, reading: "key's scopes").result(.connectionScopes, view.whole)
        case .success(let identity)?:
            guard let scopes = identity.scopes else {
                return CheckResult(
                    .connectionScopes, view.whole, .notApplicable,
                    "\(view.name) doesn't tell a key's scopes; what the key may do is shown by the other checks.")
            }
            return CheckResult(
                .connectionScopes, view.whole, .passed, "The key has all scopes that the mapping needs.",
                evidence: [Evidence("scopes granted", "\(scopes.count)")])
        }
    }

    /// The abilities that the people verified need.
    private var needed: [Ability] {
        let always: [Ability] = [.identify, .readOwners, .readSchema, .readRecords]
        return view.expectations.isWriting ? always + [.writeRecords] : always
    }

    private var missing: [Evidence] {
        let named = Set(refusals.flatMap(\.missingScopes)).sorted().map { Evidence("refused for want of", $0.rawValue) }
        guard case .success(let identity)? = view.facts.identity, let granted = identity.scopes else { return named }
        return needed.flatMap { ability in
            (view.facts.descriptor.scopes[ability] ?? .none).missing(from: granted).map {
                Evidence("\(ability.rawValue) needs", $0.rawValue)
            }
        } + named
    }

    /// Readings that the CRM refused to the key, in a fixed order.
    private var refusals: [ConnectorError] {
        let objects = CRMObject.allCases
        let failures =
            [view.facts.identity?.failure] + objects.map { view.facts.definitions[$0]?.failure }
            + objects.map { view.facts.pipelines[$0]?.failure } + [view.facts.recordTypes?.failure]
        return failures.compactMap(\.self).filter { $0.kind == .forbidden }
    }
}

extension Result {
    /// What went wrong; `nil` for success.
    var failure: Failure? {
        guard case .failure(let error) = self else { return nil }
        return error
    }
}

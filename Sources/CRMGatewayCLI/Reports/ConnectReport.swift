import CRMGateway
import ConnectorKit
import Workspace

/// What a connect has brought: whose account, and what is missing.
struct ConnectReport: Report {
    let outcome: ConnectOutcome

    init(_ outcome: ConnectOutcome) {
        self.outcome = outcome
    }

    var lines: [String] {
        let identity = outcome.identity
        let fields = Self.fields([
            ("CRM", outcome.crm.rawValue),
            ("Account", identity.accountName.map { "\($0) (\(identity.account))" } ?? identity.account.rawValue),
            ("Acts as", identity.userEmail?.rawValue ?? identity.user?.rawValue ?? "not told by the CRM"),
            ("Grant", outcome.grant.rawValue),
            ("Holders", String(outcome.holderCount)),
        ])
        let place = outcome.replacedInPlace ? ["The grant was replaced in place, for all its holders."] : []
        return fields + place + scopeLines
    }

    private var scopeLines: [String] {
        guard outcome.identity.scopes != nil || !outcome.missingScopes.isEmpty else {
            return ["The CRM doesn't tell which scopes were granted."]
        }
        guard !outcome.missingScopes.isEmpty else { return ["No scope is missing."] }
        return outcome.missingScopes.sorted { $0.key < $1.key }.map { ability, scopes in
            let list = scopes.map(\.rawValue).joined(separator: ", ")
            return PrintableText.of(
                "Warning: \(ability.rawValue) needs the scopes \(list): add them in the CRM, connect again.")
        }
    }

    var json: JSONValue {
        let missing = outcome.missingScopes.map {
            ($0.key.rawValue, JSONValue.list($0.value.map { .text($0.rawValue) }))
        }
        return [
            "crm": .text(outcome.crm.rawValue), "key": .text(outcome.key.rawValue),
            "grant": .text(outcome.grant.rawValue), "account": .text(outcome.identity.account.rawValue),
            "account_name": .optional(outcome.identity.accountName),
            "acts_as": .optional(outcome.identity.user?.rawValue),
            "acts_as_email": .optional(outcome.identity.userEmail?.rawValue),
            "missing_scopes": .object(Dictionary(uniqueKeysWithValues: missing)),
            "scopes_known": .bool(outcome.identity.scopes != nil),
            "replaced_in_place": .bool(outcome.replacedInPlace), "holders": .count(outcome.holderCount),
        ]
    }
}

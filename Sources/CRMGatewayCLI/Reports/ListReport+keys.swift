import CRMGateway
import ConnectorKit
import Workspace

extension ListReport {
    /// Keys, with whom they act as.
    static func keys(_ keys: [CRMKey], emails: [UserID: String]) -> ListReport {
        ListReport(
            name: "keys",
            table: TextTable(
                "user", "crm", "account", "acts as", "origin", "grant", "state",
                rows: keys.map { key in
                    [
                        emails[key.user] ?? key.user.rawValue, key.crm.rawValue,
                        key.accountName ?? key.account.rawValue, key.actor, key.origin, key.grant.rawValue, key.state,
                    ]
                }),
            entries: keys.map { $0.json(email: emails[$0.user]) }, emptyLine: "No keys.")
    }
}

extension CRMKey {
    /// Whom it acts as in the CRM, for people.
    var actor: String { actsAsEmail?.rawValue ?? actsAs?.rawValue ?? "not told" }

    /// The grant's state with its reason; a key that isn't as it was written is named so.
    var state: String {
        guard isGenuine else { return "not genuine" }
        return grantStateReason.map { "\(grantState): \($0)" } ?? grantState
    }

    /// For programs.
    func json(email: String?) -> JSONValue {
        [
            "key": .text(id.rawValue), "user": .text(user.rawValue), "email": .optional(email),
            "crm": .text(crm.rawValue), "grant": .text(grant.rawValue), "origin": .text(origin),
            "run": .optional(run?.rawValue), "account": .text(account.rawValue),
            "account_name": .optional(accountName), "acts_as": .optional(actsAs?.rawValue),
            "acts_as_email": .optional(actsAsEmail?.rawValue), "grant_state": .text(grantState),
            "grant_state_reason": .optional(grantStateReason), "is_genuine": .bool(isGenuine),
            "created_at": .time(createdAt),
        ]
    }
}

import CRMGateway
import ConnectorKit
import Workspace

/// Whether an organization's part of the database is the anchored one.
struct RestoreReport: Report {
    let standing: GatewayStanding
    let organization: OrganizationID
    let suspects: [SuspectGrant]

    /// What was found, where it isn't.
    var found: RestoredOrganization? {
        guard case .restored(let all) = standing else { return nil }
        return all.first { $0.organization == organization }
    }

    var lines: [String] {
        guard let found else { return ["The database is the one that its anchors know."] }
        let what =
            "Restored mode (\(found.reason.rawValue)): the anchors know entry \(found.anchoredSequence), the "
            + "database ends with \(found.foundSequence). Runs wait."
        let table = TextTable(
            "grant in doubt", "crm", "account", "holders",
            rows: suspects.map {
                [$0.grant.rawValue, $0.crm.rawValue, $0.accountName ?? $0.account.rawValue, String($0.holderCount)]
            })
        let next = "Make sure that no other copy runs, then: crm-gateway restore end"
        return [what] + table.lines + [
            next + (suspects.isEmpty ? "" : " --reconnect GRANT | --try-once GRANT, for each")
        ]
    }

    var json: JSONValue {
        [
            "is_restored": .bool(found != nil), "reason": .optional(found?.reason.rawValue),
            "anchored_sequence": found.map { .number($0.anchoredSequence) } ?? .null,
            "found_sequence": found.map { .number($0.foundSequence) } ?? .null,
            "suspect_grants": .list(
                suspects.map {
                    [
                        "grant": .text($0.grant.rawValue), "crm": .text($0.crm.rawValue),
                        "account": .text($0.account.rawValue), "account_name": .optional($0.accountName),
                        "holders": .count($0.holderCount), "works_until": .time($0.worksUntil),
                    ]
                }),
        ]
    }
}

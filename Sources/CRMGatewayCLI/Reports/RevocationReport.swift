import CRMGateway
import ConnectorKit
import Workspace

/// Who loses access, and what became of the revoke.
struct RevocationReport: Report {
    let plan: RevocationPlan?
    /// `nil` while it is only planned.
    let outcome: RevocationOutcome?
    let holders: [String]

    var lines: [String] {
        var lines: [String] = []
        if let plan {
            lines.append("Grant \(plan.grant), \(plan.crm) account \(plan.accountName ?? plan.account.rawValue).")
            lines.append(outcome == nil ? "Whoever would lose access:" : "Whoever lost access:")
            lines += holders.isEmpty ? ["  nobody"] : holders.map { "  \($0)" }
            lines.append(plan.effect)
        }
        lines.append(outcome.map(Self.vendorSide) ?? "Nothing was revoked. Add --yes to revoke it.")
        return lines.filter { !$0.isEmpty }.map(PrintableText.of)
    }

    var json: JSONValue {
        [
            "grant": .optional(plan?.grant.rawValue ?? outcome?.grant.rawValue), "crm": .optional(plan?.crm.rawValue),
            "holders": .list(holders.map(JSONValue.text)), "is_revoked": .bool(outcome != nil),
            "vendor_side": .optional(outcome?.vendorSide.rawValue), "access_ends_by": .time(outcome?.accessEndsBy),
        ]
    }

    private static func vendorSide(_ outcome: RevocationOutcome) -> String {
        switch outcome.vendorSide {
        case .confirmed: "The CRM has ended it."
        case .byHand: "Nobody can use it here any more. Delete the token in the CRM by hand: it has nothing to call."
        case .unconfirmed: "The CRM didn't answer. Send it again: crm-gateway keys revoke \(outcome.grant) --repeat"
        }
    }
}

import ConnectorKit
import Workspace

/// What the copying of keys did so far; the journal holds it beside the cursor.
struct KeyCopyTally: Sendable, Codable {
    /// Targets it was done for.
    var targets = 0
    /// Who was left out, by reason.
    var skipped: [SkippedTargets] = []
    /// Keys, by CRM.
    var keys: [CRMID: KeyCounts] = [:]
    /// Whether any chunk wrote something.
    var hasWritten = false

    /// How many people were looked at.
    var seen: Int { targets + skipped.reduce(0) { $0 + $1.count } }

    mutating func count(_ page: TargetPage) {
        targets += page.people.count
        for one in page.skipped { skipped.skip(one.user, one.refusal) }
        for user in page.notFound { skipped.skip(user, .userNotFound) }
    }

    mutating func count(_ decision: KeyCopyDecision, for crm: CRMID) {
        keys[crm, default: KeyCounts()].count(decision)
    }
}

import Foundation
import SQLStore
import Workspace

/// Walks along a chain, entry by entry, and remembers the first that is wrong.
struct AuditVerifier {
    let organization: OrganizationID
    let keys: any AuditKeySource
    let anchor: AuditAnchorPoint?
    private(set) var firstBad: AuditFinding?
    private(set) var entries: Int64 = 0
    private var lastMAC = ""
    private var lastSequence: Int64 = 0
    private var keyInUse: AuditChainKey?

    init(organization: OrganizationID, keys: any AuditKeySource, anchor: AuditAnchorPoint?) {
        self.organization = organization
        self.keys = keys
        self.anchor = anchor
    }

    /// Checks the next entry.
    mutating func check(_ row: AuditRow) {
        entries += 1
        note(finding(row))
        lastMAC = row.mac
        lastSequence = row.sequence
    }

    /// Checks a count of refusals that isn't in the chain yet.
    mutating func check(_ tally: AuditTally) {
        guard let key = key(tally.keyID) else { return note(AuditFinding(.keyMissing, at: tally.sequence)) }
        if tally.sequence > lastSequence || !AuditChain.isValid(tally, in: organization, by: key) {
            note(AuditFinding(.tallyAltered, at: tally.sequence))
        }
    }

    /// Compares the chain's end with what the store and the anchor say of it.
    mutating func finish(head: AuditHead?) {
        let seen = max(head?.sequence ?? 0, anchor?.sequence ?? 0)
        if lastSequence < seen { return note(AuditFinding(.missing, at: lastSequence + 1)) }
        if (head?.sequence ?? 0, head?.mac ?? "") != (lastSequence, lastMAC) || head?.epoch ?? 1 < anchor?.epoch ?? 1 {
            note(AuditFinding(.headAltered, at: lastSequence))
        }
    }

    /// What was found.
    var report: AuditReport {
        let soundUpTo = firstBad.map { $0.kind == .tallyAltered ? lastSequence : $0.sequence - 1 } ?? lastSequence
        return AuditReport(
            organization: organization, entries: entries, firstBad: firstBad,
            completeUpTo: anchor.map { min($0.sequence, soundUpTo) },
            anchoredAt: anchor.map { Date(timeIntervalSince1970: Double($0.time) / 1_000) },
            unprovable: max(0, lastSequence - (anchor?.sequence ?? 0)))
    }

    private mutating func note(_ finding: AuditFinding?) {
        if firstBad == nil { firstBad = finding }
    }

    private mutating func finding(_ row: AuditRow) -> AuditFinding? {
        if row.sequence != lastSequence + 1 { return AuditFinding(.missing, at: lastSequence + 1) }
        guard let key = key(row.keyID) else { return AuditFinding(.keyMissing, at: row.sequence) }
        if !AuditChain.isValid(row, in: organization, by: key) { return AuditFinding(.altered, at: row.sequence) }
        if row.previousMAC != lastMAC { return AuditFinding(.misplaced, at: row.sequence) }
        if let anchor, row.sequence == anchor.sequence, row.mac != anchor.mac {
            return AuditFinding(.diverged, at: row.sequence)
        }
        return nil
    }

    private mutating func key(_ id: String) -> AuditChainKey? {
        if keyInUse?.id != id { keyInUse = try? keys.key(for: organization, id: id) }
        return keyInUse?.id == id ? keyInUse : nil
    }
}

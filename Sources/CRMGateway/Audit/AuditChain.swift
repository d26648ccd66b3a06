import SQLStore
import Workspace

/// What a code of the chain is made over: every field, each preceded by its length, so that no two rows share bytes.
enum AuditChain {
    /// Changes whenever the fields or their order do.
    private static let entryFormat = "crm-gateway audit entry 1"
    private static let tallyFormat = "crm-gateway audit tally 1"

    /// The row with its code in place.
    static func signed(_ row: AuditRow, in organization: OrganizationID, by key: AuditChainKey) -> AuditRow {
        AuditRow(
            sequence: row.sequence, at: row.at, actor: row.actor, channel: row.channel,
            operatingSystemUser: row.operatingSystemUser, operation: row.operation, subjects: row.subjects,
            outcome: row.outcome, rule: row.rule, detail: row.detail, occurrences: row.occurrences, keyID: row.keyID,
            previousMAC: row.previousMAC, mac: Hexadecimal.text(key.code(of: bytes(of: row, in: organization))))
    }

    /// The tally with its code in place.
    static func signed(_ tally: AuditTally, in organization: OrganizationID, by key: AuditChainKey) -> AuditTally {
        AuditTally(
            key: tally.key, sequence: tally.sequence, repeats: tally.repeats, keyID: tally.keyID,
            mac: Hexadecimal.text(key.code(of: bytes(of: tally, in: organization))))
    }

    static func isValid(_ row: AuditRow, in organization: OrganizationID, by key: AuditChainKey) -> Bool {
        key.isValid(row.mac, of: bytes(of: row, in: organization))
    }

    static func isValid(_ tally: AuditTally, in organization: OrganizationID, by key: AuditChainKey) -> Bool {
        key.isValid(tally.mac, of: bytes(of: tally, in: organization))
    }

    private static func bytes(of row: AuditRow, in organization: OrganizationID) -> [UInt8] {
        joined([
            entryFormat, organization.rawValue, String(row.sequence), String(row.at), row.actor, row.channel,
            row.operatingSystemUser, row.operation, row.subjects, row.outcome, row.rule, row.detail,
            String(row.occurrences), row.keyID, row.previousMAC,
        ])
    }

    private static func bytes(of tally: AuditTally, in organization: OrganizationID) -> [UInt8] {
        joined([
            tallyFormat, organization.rawValue, String(tally.key.minute), tally.key.actor, tally.key.channel,
            tally.key.operation, tally.key.rule, String(tally.sequence), String(tally.repeats), tally.keyID,
        ])
    }

    /// A missing field is told from an empty one by its first byte.
    private static func joined(_ fields: [String?]) -> [UInt8] {
        var bytes: [UInt8] = []
        for field in fields {
            bytes.append(field == nil ? 0 : 1)
            let text = Array((field ?? "").utf8)
            withUnsafeBytes(of: UInt64(text.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: text)
        }
        return bytes
    }
}

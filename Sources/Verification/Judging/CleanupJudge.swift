public import ConnectorKit

/// Judges what earlier probes left in an account (VER-4).
public enum CleanupJudge {
    /// One result for each probe that may still be there, or one that none is.
    public static func results(crm: CRMID, _ pending: [PendingCleanup]) -> [CheckResult] {
        guard !pending.isEmpty else {
            return [CheckResult(.cleanup, CheckSubject(crm: crm), .passed, "No probe is left in the account.")]
        }
        return pending.map { left in
            CheckResult(
                .cleanup, CheckSubject(crm: crm, object: left.object, probe: left.mark.id), .warning,
                left.message, evidence: evidence(of: left), cause: .cleanupPending)
        }
    }

    private static func evidence(of left: PendingCleanup) -> [Evidence] {
        var seen = [Evidence("name", left.mark.text), Evidence("reason", left.reason.rawValue)]
        if let record = left.record { seen.append(Evidence("record", record.rawValue)) }
        if let link = left.link { seen.append(Evidence("link", link)) }
        return seen
    }
}

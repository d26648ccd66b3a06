public import ConnectorKit

/// Judges what earlier probes left in an account (VER-4).
public enum CleanupJudge {
    /// One result for each probe that may still be there, or one that none is.
    public static func results(crm: CRMID, _ pending: [PendingCleanup]) -> [CheckResult] {
        []
    }
}

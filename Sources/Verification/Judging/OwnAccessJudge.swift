public import ConnectorKit

/// Judges whether a person's own access was proved, or only a key's (T-19).
public enum OwnAccessJudge {
    /// The result for one account.
    ///
    /// - Parameter writeback: the worst verdict of the account's writebacks; `nil` where none was made.
    public static func result(crm: CRMID, access: ProvenAccess, writeback: Verdict?) -> CheckResult {
        CheckResult(.ownAccess, CheckSubject(crm: crm), .notChecked, "")
    }
}

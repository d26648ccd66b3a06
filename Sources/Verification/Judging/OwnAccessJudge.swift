public import ConnectorKit

/// Judges whether a person's own access was proved, or only a key's (T-19).
public enum OwnAccessJudge {
    /// The result for one account.
    ///
    /// - Parameter writeback: the worst verdict of the account's writebacks; `nil` where none was made.
    public static func result(crm: CRMID, access: ProvenAccess, writeback: Verdict?) -> CheckResult {
        let subject = CheckSubject(crm: crm)
        let evidence = [Evidence("access", access.rawValue)]
        switch (access, writeback) {
        case (_, nil), (_, .notApplicable?), (_, .notChecked?):
            return CheckResult(
                .ownAccess, subject, .notChecked, "Nothing was written, so nobody's access was proved.",
                evidence: evidence)
        case (.key, _):
            return CheckResult(
                .ownAccess, subject, .notChecked,
                "The writeback proved the access of the key, which acts as the CRM user who connected it, not the person's own.",
                evidence: evidence,
                fix: "Let the person connect the CRM themselves, or verify as them where the CRM allows it.")
        case (.ownGrant, .failed?), (.actingAs, .failed?):
            return CheckResult(
                .ownAccess, subject, .failed, "Made with the person's own access, the writeback doesn't work.",
                evidence: evidence, fix: "Mend what the writeback's findings name.")
        case (.ownGrant, _):
            return CheckResult(
                .ownAccess, subject, .passed, "The writeback was made with a connection of the person's own.",
                evidence: evidence)
        case (.actingAs, _):
            return CheckResult(
                .ownAccess, subject, .passed, "The writeback was made as the person's own CRM user.", evidence: evidence
            )
        }
    }
}

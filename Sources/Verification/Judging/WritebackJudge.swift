public import ConnectorKit

/// Tells of writebacks that weren't made because of the mode (VER-3).
public enum WritebackJudge {
    /// What is told of an object's writeback in the mode that writes nothing.
    ///
    /// - Parameter isNamed: whether the writeback was asked for by name. What was asked for and isn't made never counts as
    ///   passed (VER-6); among all checks the mode says already that there is none.
    public static func readOnly(_ object: CRMObject, crm: CRMID, isNamed: Bool) -> CheckResult {
        let subject = CheckSubject(crm: crm, object: object)
        guard isNamed else {
            return CheckResult(
                .writeback(object), subject, .notApplicable, "Nothing is written in the read-only mode.")
        }
        return CheckResult(
            .writeback(object), subject, .notChecked,
            "Nothing is written in the read-only mode, so whether a value lands couldn't be checked.",
            cause: .notAllowed,
            fix: "Verify with temporary or designated records; permissions and types alone are told by the checks "
                + "`properties`, `pipelines` and `owner.property`.")
    }
}

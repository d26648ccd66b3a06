import Verification

extension CheckResult {
    /// The same with one thing more that was seen.
    func adding(_ more: Evidence) -> CheckResult {
        CheckResult(check, subject, verdict, summary, evidence: evidence + [more], cause: cause, fix: fix)
    }
}

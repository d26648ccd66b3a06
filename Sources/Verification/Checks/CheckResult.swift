/// What one check found about one thing (VER-1, VER-5).
public struct CheckResult: Hashable, Sendable, Codable {
    /// The check.
    public let check: CheckID
    /// What it is about.
    public let subject: CheckSubject
    /// What it found.
    public let verdict: Verdict
    /// One sentence for people: what is so; with `notChecked` and `notApplicable`, why.
    public let summary: String
    /// What it saw.
    public let evidence: [Evidence]
    /// The most likely cause, where it isn't as it should be.
    public let cause: Cause?
    /// What to do about it; the cause's own unless a better one is known.
    public let fix: String?

    /// Tells of a finding.
    public init(
        _ check: CheckID, _ subject: CheckSubject = CheckSubject(), _ verdict: Verdict, _ summary: String,
        evidence: [Evidence] = [], cause: Cause? = nil, fix: String? = nil
    ) {
        self.check = check
        self.subject = subject
        self.verdict = verdict
        self.summary = summary
        self.evidence = evidence
        self.cause = cause
        self.fix = fix ?? cause?.fix
    }

    /// The same without values of records.
    public var masked: CheckResult {
        CheckResult(check, subject, verdict, summary, evidence: evidence.map(\.masked), cause: cause, fix: fix)
    }
}

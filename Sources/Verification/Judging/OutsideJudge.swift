/// Tells what is outside of the gateway (VER-2): listed, so that nobody takes it for checked.
public enum OutsideJudge {
    /// One result for each.
    public static func results(asked: CheckSelection = .all) -> [CheckResult] {
        [
            tell(.meetings, "Access to meetings is granted apart (ACC-8)."),
            tell(.drafts, "Whether drafts are written can't be seen here."),
            tell(.reports, "Access to reports is granted apart (ACC-8)."),
        ].filter { asked.includes($0.check) }
    }

    private static func tell(_ check: CheckID, _ words: String) -> CheckResult {
        CheckResult(check, CheckSubject(), .notChecked, "Outside of the gateway. \(words)")
    }
}

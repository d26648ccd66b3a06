/// Tells what is outside of the gateway (VER-2): listed, so that nobody takes it for checked.
public enum OutsideJudge {
    /// One result for each.
    public static func results(asked: CheckSelection = .all) -> [CheckResult] {
        []
    }
}

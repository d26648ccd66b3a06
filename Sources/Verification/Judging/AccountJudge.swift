/// Judges what was read of an account: everything of it but the writeback (VER-2, VER-7). Pure.
public enum AccountJudge {
    /// What the checks that are asked for find, in the catalogue's order.
    public static func results(
        _ facts: AccountFacts, _ expectations: Expectations, asked: CheckSelection = .all
    ) -> [CheckResult] {
        []
    }
}

/// Judges what is known of one person (VER-2, VER-7). Pure.
public enum PersonJudge {
    /// What the checks that are asked for find, in the catalogue's order.
    public static func results(_ facts: PersonFacts, asked: CheckSelection = .all) -> [CheckResult] {
        []
    }
}

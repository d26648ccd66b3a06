/// Judges what was read of an account: everything of it but the writeback (VER-2, VER-7). Pure.
///
/// A check that is asked for is never absent from what it returns: what an earlier failure makes impossible is told as not
/// checked, with the reason; what there is nothing of, as not applicable. What is as it should be is folded into one result
/// for each object.
public enum AccountJudge {
    /// What the checks that are asked for find, in the catalogue's order.
    public static func results(
        _ facts: AccountFacts, _ expectations: Expectations, asked: CheckSelection = .all
    ) -> [CheckResult] {
        let view = AccountView(facts: facts, expectations: expectations)
        return judges.filter { asked.includes($0.check) }.flatMap { $0.results(view).sorted() }
    }

    private static let judges: [(check: CheckID, results: @Sendable (AccountView) -> [CheckResult])] = [
        (.connectionLive, { [ConnectionJudge(view: $0).live] }),
        (.connectionScopes, { [ScopeJudge(view: $0).scopes] }),
        (.connectionAccount, { [ConnectionJudge(view: $0).account] }),
        (.propertiesExist, { PropertyJudge(view: $0).exist }),
        (.propertiesType, { PropertyJudge(view: $0).type }),
        (.propertiesWritable, { PropertyJudge(view: $0).writable }),
        (.pipelinesStages, { PipelineJudge(view: $0).stages }),
        (.recordTypesAvailable, { RecordTypeJudge(view: $0).available }),
        (.ownerProperty, { OwnerJudge(view: $0).properties }),
    ]
}

extension [CheckResult] {
    /// By subject; of one subject, the worst first.
    func sorted() -> [CheckResult] {
        sorted { left, right in
            if left.subject.identity == right.subject.identity { return left.verdict > right.verdict }
            return left.subject < right.subject
        }
    }
}

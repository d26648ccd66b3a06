public import ConnectorKit

/// Decides what a probe writes (VER-3).
public enum ProbePlanner {
    /// Values for whatever is mapped and may be written, what a record needs besides, and why the rest is left out.
    ///
    /// - Parameters:
    ///   - situation: what is known; with `before` the plan is for a designated record, which keeps its name.
    ///   - changesOwner: whether a designated record's owner may be changed; a temporary record always gets one.
    ///   - matches: the connector's comparison, by which a value is unlike the one that is there.
    public static func plan(
        _ situation: ProbeSituation, changesOwner: Bool,
        matches: ReadBackJudge.Matches = { written, readBack, _ in
            written == readBack
        }
    ) -> ProbePlan {
        withoutActuallyEscaping(matches) { matches in
            var draft = ProbeDraft(situation: situation, changesOwner: changesOwner, matches: matches)
            draft.place()
            for name in situation.wanted where situation.isPlace(name) { draft.askForPlace(name) }
            for name in situation.wanted where !situation.isPlace(name) { draft.ask(name) }
            if !situation.isDesignated { draft.fill() }
            return draft.plan
        }
    }
}

import ConnectorKit

/// Decides what a probe writes (VER-3).
public enum ProbePlanner {
    /// Values for whatever is mapped and may be written, what a record needs besides, and why the rest is left out.
    ///
    /// - Parameters:
    ///   - situation: what is known; with `before` the plan is for a designated record, which keeps its name.
    ///   - changesOwner: whether a designated record's owner may be changed; a temporary record always has one.
    public static func plan(_ situation: ProbeSituation, changesOwner: Bool) -> ProbePlan {
        ProbePlan(
            crm: situation.crm, object: situation.object.object, mark: situation.mark,
            values: [situation.traits.markProperty: .text(situation.mark.text)], asked: [],
            needed: [situation.traits.markProperty])
    }
}

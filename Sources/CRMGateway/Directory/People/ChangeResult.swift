/// What a change of people came to: it took effect, or it waits for a second person (TEAM-10).
public enum ChangeResult<Outcome: Sendable>: Sendable {
    /// It took effect, all of it.
    case done(Outcome)
    /// Nothing of it was applied: it waits for an approval.
    case parked(ParkedChange)

    /// The outcome, where it took effect.
    public var outcome: Outcome? {
        if case .done(let outcome) = self { outcome } else { nil }
    }

    /// What waits, where it was parked.
    public var parked: ParkedChange? {
        if case .parked(let parked) = self { parked } else { nil }
    }

    func map<Other: Sendable>(_ transform: (Outcome) throws -> Other) rethrows -> ChangeResult<Other> {
        switch self {
        case .done(let outcome): .done(try transform(outcome))
        case .parked(let parked): .parked(parked)
        }
    }
}

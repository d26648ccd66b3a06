public import Workspace

/// What a bulk change did, once it took effect.
public enum BulkResult: Hashable, Sendable {
    /// People were removed.
    case removal(RemovalReport)
    /// People got other roles.
    case roles(RoleOutcome)
    /// People got other seats.
    case seats(SeatOutcome)
    /// The threshold is this now; `nil` where it is off.
    case threshold(BulkThreshold?)
}

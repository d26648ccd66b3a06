public import Workspace

/// What a conversion of seats has done.
public struct SeatOutcome: Hashable, Sendable {
    /// Whose seat was converted.
    public let changed: [PersonChange<Seat>]
    /// Who had it already.
    public let unchanged: [UserID]
    /// Keys that ended with it, and the record types that hung on them (TEAM-7).
    public let endedKeys: [EndedKey]
    /// How many bindings to CRM users ended with it.
    public let endedBindings: Int
}

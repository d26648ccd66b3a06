/// Converting seats (TEAM-7, TEAM-9): a function from values to values.
public enum SeatRules {
    /// Whether somebody may get a seat; `nil` means yes.
    ///
    /// Whoever becomes a spectator loses keys and bindings, so the organization admin, whose keys are the source of Sync
    /// CRM, can't before another is named.
    public static func refusal(of seat: Seat, for person: PersonStanding) -> Refusal? {
        guard person.isPresent else { return .userNotFound }
        return seat == .spectator && person.isOrganizationAdmin ? .organizationAdminSpectator : nil
    }
}

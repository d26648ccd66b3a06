/// What may become of memberships (TEAM-1 to TEAM-5, TEAM-8): functions from values to values.
///
/// Whether the actor may change teams at all is ``AccessRules``' to say (ACC-3). A seat plays no part here: it narrows
/// what somebody is given (ACC-7), not where they belong.
public enum TeamRules {
    /// Somebody is to be put on a team (TEAM-1).
    ///
    /// - Throws: `already_on_team`, `primary_admin_exists`, `position_needs_admin`.
    public static func add(
        _ person: TeamPerson, as position: TeamPosition, to team: TeamID
    ) throws(Refusal) -> MembershipChange {
        guard position != .primaryAdmin else { throw .secondPrimaryAdmin }
        guard person.positions[team] == nil else { throw .alreadyOnTeam }
        guard person.mayHold(position) else { throw .positionNeedsAdmin }
        return MembershipChange(
            changes: [person.change(in: team, to: position)], review: review(afterJoining: person))
    }

    /// Somebody is to go from one team to another (TEAM-2).
    ///
    /// A secondary admin stays one where the role allows it, and is a member otherwise (TEAM-3).
    /// - Throws: `not_on_team`, `primary_admin_stays`, `already_on_destination`.
    public static func move(
        _ person: TeamPerson, from team: TeamID, to destination: TeamID
    ) throws(Refusal) -> MembershipChange {
        let position = try movable(person, from: team)
        guard person.positions[destination] == nil else { throw .alreadyOnDestination }
        let kept = person.mayHold(position) ? position : .member
        return MembershipChange(
            changes: [person.change(in: team, to: nil), person.change(in: destination, to: kept)],
            steppedDown: kept == position ? [] : [person.user], review: MembershipReview.allCases)
    }

    /// Somebody is to leave a team, and to stay in the organization (TEAM-5).
    ///
    /// - Throws: `not_on_team`, `primary_admin_stays`, `only_team`.
    public static func remove(_ person: TeamPerson, from team: TeamID) throws(Refusal) -> MembershipChange {
        _ = try movable(person, from: team)
        guard person.positions.count > 1 else { throw .onlyTeam }
        return MembershipChange(changes: [person.change(in: team, to: nil)], review: MembershipReview.allCases)
    }

    /// A team is to be led by another (TEAM-4).
    ///
    /// Whoever may lead one may be named: somebody of the team, or any admin of the organization, who joins it by this.
    /// The predecessor stays on the team, as a secondary admin where the role allows it.
    ///
    /// - Parameter predecessor: who leads the team.
    /// - Throws: `leads_already`, `position_needs_admin`; `not_on_team` for a predecessor who doesn't lead it.
    public static func swapPrimaryAdmin(
        of team: TeamID, from predecessor: TeamPerson, to successor: TeamPerson
    ) throws(Refusal) -> MembershipChange {
        guard predecessor.positions[team] == .primaryAdmin else { throw .notOnTeam }
        guard successor.user != predecessor.user else { throw .leadsAlready }
        guard successor.mayHold(.primaryAdmin) else { throw .positionNeedsAdmin }
        let kept: TeamPosition = predecessor.mayHold(.secondaryAdmin) ? .secondaryAdmin : .member
        // In this order there is never a second primary admin, not even for a moment (I-29).
        return MembershipChange(
            changes: [predecessor.change(in: team, to: kept), successor.change(in: team, to: .primaryAdmin)],
            steppedDown: kept == .member ? [predecessor.user] : [],
            review: [.role, .team, .meetingAccess, .reportingAccess, .settings, .crmSync])
    }

    /// A member is to help to lead the team, or a secondary admin no longer to.
    ///
    /// - Throws: `not_on_team`, `primary_admin_stays`, `primary_admin_exists`, `position_held`, `position_needs_admin`.
    public static func changePosition(
        of person: TeamPerson, in team: TeamID, to position: TeamPosition
    ) throws(Refusal) -> MembershipChange {
        let held = try movable(person, from: team)
        guard position != .primaryAdmin else { throw .secondPrimaryAdmin }
        guard position != held else { throw .positionHeld }
        guard person.mayHold(position) else { throw .positionNeedsAdmin }
        return MembershipChange(
            changes: [person.change(in: team, to: position)], review: [.role, .meetingAccess, .reportingAccess])
    }

    /// What is to be reviewed of somebody who was put on a team: a spectator is given no keys (ACC-7).
    public static func review(afterJoining person: TeamPerson) -> [MembershipReview] {
        [.meetingAccess, .reportingAccess, .settings] + (person.seat == .standard ? [.crmSync] : [])
    }

    /// What somebody is in a team that they may leave.
    private static func movable(_ person: TeamPerson, from team: TeamID) throws(Refusal) -> TeamPosition {
        guard let position = person.positions[team] else { throw .notOnTeam }
        guard position != .primaryAdmin else { throw .primaryAdminStays }
        return position
    }
}

import SQLStore
import Workspace

extension PeopleWork {
    /// Gives people their new roles; who can't help to lead a team any more becomes a member there.
    func setRoles(_ changes: [RoleChange], _ plan: PlannedChange) throws -> RoleOutcome {
        let wanted = Dictionary(uniqueKeysWithValues: changes.map { ($0.user, $0.role) })
        var changed: [PersonChange<OrganizationRole>] = []
        var demoted: [(team: TeamID, user: UserID)] = []
        for user in plan.changing {
            let person = try plan.standing(user)
            guard let role = wanted[user] else { continue }
            changed.append(PersonChange(user: user, before: person.role, after: role))
            demoted += RoleRules.positionsLost(by: person, becoming: role).map { ($0, user) }
        }
        for (role, group) in Dictionary(grouping: changed, by: \.after).sorted(by: { $0.key < $1.key }) {
            try people.setRole(role, of: group.map(\.user))
            try record(group.map(\.user), .userRole, ["role": role.rawValue])
        }
        try people.makeMembers(of: demoted)
        return RoleOutcome(
            changed: changed, unchanged: plan.unchanged,
            becameMembers: demoted.map { TeamMembership(team: $0.team, user: $0.user, position: .member) })
    }

    /// Converts seats; a spectator's keys and bindings end in the same transaction (TEAM-7, T-18).
    func setSeats(_ changes: [SeatChange], _ plan: PlannedChange) throws -> SeatOutcome {
        let wanted = Dictionary(uniqueKeysWithValues: changes.map { ($0.user, $0.seat) })
        var changed: [PersonChange<Seat>] = []
        for user in plan.changing {
            guard let seat = wanted[user] else { continue }
            changed.append(PersonChange(user: user, before: try plan.standing(user).seat, after: seat))
        }
        for (seat, group) in Dictionary(grouping: changed, by: \.after).sorted(by: { $0.key.rawValue < $1.key.rawValue }
        ) {
            try people.setSeat(seat, of: group.map(\.user))
            try record(group.map(\.user), .userSeat, ["seat": seat.rawValue])
        }
        let spectators = changed.filter { $0.after == .spectator }.map(\.user)
        return SeatOutcome(
            changed: changed, unchanged: plan.unchanged, endedKeys: try endKeys(of: spectators),
            endedBindings: try people.deleteBindings(of: spectators))
    }

    /// Ends people's keys, with the record types that hang on them; grants that nobody holds any more are orphaned.
    func endKeys(of users: [UserID]) throws -> [EndedKey] {
        let repository = CRMKeyRepository(of: organization)
        let keys = try repository.keys(of: users, in: transaction).values.flatMap { $0 }
            .sorted { ($0.user, $0.crm) < ($1.user, $1.crm) }
        try repository.delete(keys.map(\.id), in: transaction)
        let grants = Array(Set(keys.map(\.grant))).sorted()
        var orphaned: Set<GrantID> = []
        for part in grants.parts(of: CRMKeyRepository.statementRowsMax) {
            orphaned.formUnion(try GrantRepository(of: organization).orphan(Array(part), in: transaction))
        }
        return keys.map {
            EndedKey(user: $0.user, crm: $0.crm, grant: $0.grant, isOrphaned: orphaned.contains($0.grant))
        }
    }
}

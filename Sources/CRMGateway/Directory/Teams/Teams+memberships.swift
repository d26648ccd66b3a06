import SQLStore
public import Workspace

/// Edits of memberships; for super admins (ACC-3), or the system.
///
/// None of them changes a setting, a key or an access grant (TEAM-8); each answers with what to review.
extension Teams {
    /// Puts people on a team, all or nothing (TEAM-1).
    ///
    /// - Parameters:
    ///   - placements: 1 to 10,000 users of the organization who aren't on the team. A second primary admin is
    ///     refused; secondary admins have to be admins of the organization.
    ///   - team: the team.
    ///   - idempotencyKey: see ``Teams``.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4 (no such team or user), TEAM-1 or TEAM-4; its field names the
    ///   placement, `members[3].user`.
    @discardableResult
    public func add(
        _ placements: [TeamPlacement], to team: TeamID, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> MembershipChange {
        let named = AuditSubjects(["team": [team.rawValue], "user": placements.map(\.user.rawValue)])
        let input = [team.rawValue] + placements.flatMap { [$0.user.rawValue, $0.position.rawValue] }
        let call = IdempotentCall(actor: actor, operation: .teamMembersAdd, key: idempotencyKey, input: input)
        return try await edit(call, subjects: named) { edit in
            guard !placements.isEmpty else { throw InvalidValue.membersEmpty }
            guard placements.count <= Directory.bulkMax else { throw InvalidValue.tooMany.at("members") }
            try edit.require(team)
            return try Self.adding(placements, to: team, people: edit.teams.people(placements.map(\.user)))
        }
    }

    /// Takes somebody out of a team and puts them on another, at once (TEAM-2).
    ///
    /// A secondary admin stays one where their role allows it; otherwise ``MembershipChange/steppedDown`` names them
    /// (TEAM-3).
    ///
    /// - Parameters:
    ///   - user: a member or secondary admin of the team.
    ///   - team: the team that they leave.
    ///   - destination: a team that they aren't on; ``destinations(of:matching:after:limit:as:)`` lists them.
    ///   - idempotencyKey: see ``Teams``.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4, TEAM-2 or TEAM-4.
    @discardableResult
    public func move(
        _ user: UserID, from team: TeamID, to destination: TeamID, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> MembershipChange {
        let named: AuditSubjects = ["user": [user.rawValue], "team": [team.rawValue, destination.rawValue]]
        let call = IdempotentCall(
            actor: actor, operation: .teamMembersMove, key: idempotencyKey,
            input: [user.rawValue, team.rawValue, destination.rawValue])
        return try await edit(call, subjects: named) { edit in
            try edit.require(team)
            try edit.require(destination, field: "destination")
            return try TeamRules.move(edit.person(user), from: team, to: destination)
        }
    }

    /// Takes somebody out of a team; they stay in the organization, with keys and settings (TEAM-5).
    ///
    /// - Parameters:
    ///   - user: a member or secondary admin of the team, who is on another one too.
    ///   - team: the team.
    ///   - idempotencyKey: see ``Teams``.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4, TEAM-2 (not on it), TEAM-4 or TEAM-5.
    @discardableResult
    public func remove(
        _ user: UserID, from team: TeamID, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> MembershipChange {
        let call = IdempotentCall(
            actor: actor, operation: .teamMembersRemove, key: idempotencyKey, input: [user.rawValue, team.rawValue])
        return try await edit(call, subjects: ["user": [user.rawValue], "team": [team.rawValue]]) { edit in
            try edit.require(team)
            return try TeamRules.remove(edit.person(user), from: team)
        }
    }

    /// Lets another lead a team (TEAM-4).
    ///
    /// The predecessor stays on the team, as a secondary admin, or as a member where their role allows no more.
    ///
    /// - Parameters:
    ///   - team: the team.
    ///   - user: any admin of the organization; who isn't on the team joins it by this.
    ///   - idempotencyKey: see ``Teams``.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4, TEAM-1 (no admin) or TEAM-4 (leads it already).
    @discardableResult
    public func swapPrimaryAdmin(
        of team: TeamID, to user: UserID, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> MembershipChange {
        let call = IdempotentCall(
            actor: actor, operation: .teamPrimaryAdminSwap, key: idempotencyKey, input: [team.rawValue, user.rawValue])
        return try await edit(call, subjects: ["user": [user.rawValue], "team": [team.rawValue]]) { edit in
            try edit.require(team)
            let successor = try edit.person(user)
            guard let leader = try edit.teams.primaryAdmin(of: team) else { throw Refusal.teamNotFound.at("team") }
            return try TeamRules.swapPrimaryAdmin(of: team, from: edit.person(leader), to: successor)
        }
    }

    /// Makes a member a secondary admin of the team, or a secondary admin a member.
    ///
    /// - Parameters:
    ///   - user: who is on the team and doesn't lead it.
    ///   - team: the team.
    ///   - position: `.member`, or `.secondaryAdmin` for an admin of the organization.
    ///   - idempotencyKey: see ``Teams``.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4, TEAM-1, TEAM-2 (not on it), TEAM-4 or TEAM-7 (holds it already).
    @discardableResult
    public func changePosition(
        of user: UserID, in team: TeamID, to position: TeamPosition, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> MembershipChange {
        let call = IdempotentCall(
            actor: actor, operation: .teamPositionChange, key: idempotencyKey,
            input: [user.rawValue, team.rawValue, position.rawValue])
        return try await edit(call, subjects: ["user": [user.rawValue], "team": [team.rawValue]]) { edit in
            try edit.require(team)
            return try TeamRules.changePosition(of: edit.person(user), in: team, to: position)
        }
    }

    /// Decides inside the transaction, and writes what was decided.
    private func edit(
        _ call: IdempotentCall, subjects: AuditSubjects,
        _ decide: @escaping @Sendable (TeamEdit) throws -> MembershipChange
    ) async throws -> MembershipChange {
        try await write(call, subjects: subjects) { edit in
            try call.once(in: edit.transaction) { try edit.write(try decide(edit)) }
        }
    }

    /// Everyone is there, is named once, isn't on the team, and may hold the position.
    private static func adding(
        _ placements: [TeamPlacement], to team: TeamID, people: [UserID: TeamPerson]
    ) throws -> MembershipChange {
        var changes: [PositionChange] = []
        var review: Set<MembershipReview> = []
        var seen: Set<UserID> = []
        for (index, placement) in placements.enumerated() {
            do throws(Refusal) {
                guard seen.insert(placement.user).inserted else { throw .namedTwice }
                guard let person = people[placement.user] else { throw .userNotFound.at("user") }
                let change = try TeamRules.add(person, as: placement.position, to: team)
                changes += change.changes
                review.formUnion(change.review)
            } catch {
                throw error.at("members[\(index)]" + (error.field.map { ".\($0)" } ?? ""))
            }
        }
        return MembershipChange(changes: changes, review: MembershipReview.allCases.filter(review.contains))
    }
}

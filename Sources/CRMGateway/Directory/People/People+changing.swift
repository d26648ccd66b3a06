import SQLStore
public import Workspace

extension People {
    /// Promotes or demotes somebody; for super admins (ACC-3), or the system.
    ///
    /// Who is demoted to user becomes a member of the teams that they helped to lead. Asking for the role that they have
    /// changes nothing.
    ///
    /// - Throws: `GatewayError` `user_not_found`, `organization_admin_demotion` (TEAM-9), `primary_admin_demotion`
    ///   (TEAM-7), `last_super_admin`.
    @discardableResult
    public func changeRole(
        of user: UserID, to role: OrganizationRole, as actor: Actor
    ) async throws -> ChangeResult<RoleOutcome> {
        try await changeRoles([RoleChange(user, to: role)], as: actor)
    }

    /// Promotes and demotes people, all or nothing.
    ///
    /// - Parameter changes: at most 10,000, nobody named twice.
    /// - Throws: as ``changeRole(of:to:as:)``.
    @discardableResult
    public func changeRoles(_ changes: [RoleChange], as actor: Actor) async throws -> ChangeResult<RoleOutcome> {
        try await carryOut(.roles(changes), as: actor).map { result in
            guard case .roles(let outcome) = result else { throw GatewayError.otherResult }
            return outcome
        }
    }

    /// Converts somebody's seat; for super admins (ACC-3), or the system.
    ///
    /// Converting to spectator ends their keys, bindings and record types in the same transaction; converting back
    /// restores nothing (TEAM-7).
    ///
    /// - Throws: `GatewayError` `user_not_found`, `organization_admin_spectator` (TEAM-9).
    @discardableResult
    public func convertSeat(
        of user: UserID, to seat: Seat, as actor: Actor
    ) async throws -> ChangeResult<SeatOutcome> {
        try await convertSeats([SeatChange(user, to: seat)], as: actor)
    }

    /// Converts people's seats, all or nothing.
    ///
    /// - Parameter changes: at most 10,000, nobody named twice.
    /// - Throws: as ``convertSeat(of:to:as:)``.
    @discardableResult
    public func convertSeats(_ changes: [SeatChange], as actor: Actor) async throws -> ChangeResult<SeatOutcome> {
        try await carryOut(.seats(changes), as: actor).map { result in
            guard case .seats(let outcome) = result else { throw GatewayError.otherResult }
            return outcome
        }
    }

    /// Removes somebody entirely: out of all teams, with dashboard and keys, at once; for super admins (ACC-3), or the
    /// system. It can be taken back with ``restore(_:as:)`` for the retention time. Somebody who was removed before is
    /// told as such: that is success.
    ///
    /// - Parameter email: their address, typed again (TEAM-6).
    /// - Throws: `GatewayError` `user_not_found`, `confirmation_mismatch`, `primary_admin_removal` (TEAM-4),
    ///   `organization_admin_removal` (TEAM-9), `last_super_admin`.
    @discardableResult
    public func removeEntirely(
        _ user: UserID, confirming email: String, as actor: Actor
    ) async throws -> ChangeResult<RemovalReport> {
        try await remove([user], as: actor) { plan, transaction in
            guard !plan.changing.isEmpty else { return }
            let users = UserRepository(organization: actor.organization, transaction: transaction)
            let address = try? EmailAddress(email)
            guard let address, try users.byID(user)?.email == address else {
                throw GatewayError.confirmationMismatch("the email address of the person")
            }
        }
    }

    /// Removes people entirely, all or nothing.
    ///
    /// - Parameters:
    ///   - users: at most 10,000, nobody named twice.
    ///   - count: how many they are, typed: `"12"`.
    /// - Throws: as ``removeEntirely(_:confirming:as:)``.
    @discardableResult
    public func removeEntirely(
        _ users: [UserID], confirmingCount count: String, as actor: Actor
    ) async throws -> ChangeResult<RemovalReport> {
        try await remove(users, as: actor) { plan, _ in
            guard plan.changing.isEmpty || count == String(users.count) else {
                throw GatewayError.confirmationMismatch("the number of people, \(users.count)")
            }
        }
    }

    /// Beyond how many people a second person has to approve; `nil` where nobody has to. For super admins.
    public func threshold(as actor: Actor) async throws -> BulkThreshold? {
        try await calls.read(.bulkThreshold, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .changeRoles, by: authority) { throw refusal }
            return try BulkActRepository(organization: actor.organization, transaction: transaction)
                .threshold().threshold
        }
    }

    /// Sets the threshold of TEAM-10, or turns it off with `nil`; for super admins, or the system.
    ///
    /// Letting more pass than the threshold that is on is parked itself.
    @discardableResult
    public func setThreshold(
        _ threshold: BulkThreshold?, as actor: Actor
    ) async throws -> ChangeResult<BulkThreshold?> {
        try await carryOut(threshold.map { .threshold($0) } ?? .thresholdOff, as: actor).map { result in
            guard case .threshold(let now) = result else { throw GatewayError.otherResult }
            return now
        }
    }

    /// Names another organization admin, whose dashboard is the source of Sync CRM from now on (TEAM-9); for super admins,
    /// or the system.
    ///
    /// - Parameter user: an admin or super admin with a standard seat and a dashboard. The one before keeps role, keys and
    ///   teams. A sync that is under way ends: its source has changed.
    /// - Throws: `GatewayError` `user_not_found`, `organization_admin_unfit`, `dashboard_missing`.
    @discardableResult
    public func nameOrganizationAdmin(_ user: UserID, as actor: Actor) async throws -> Organization {
        let log = services.log
        let subjects: AuditSubjects = ["user": [user.rawValue]]
        return try await calls.write(.organizationAdmin, as: actor, subjects: subjects) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .changeRoles, by: authority) { throw refusal }
            let people = PeopleRepository(organization: actor.organization, transaction: transaction)
            guard let person = try people.standings(of: [user])[user] else {
                throw GatewayError.refused(.userNotFound, at: "user")
            }
            if let refusal = OrganizationAdminRules.refusal(of: person) {
                throw GatewayError.refused(refusal, at: "user")
            }
            if !person.isOrganizationAdmin {
                try people.nameAdmin(user)
                try log.append(
                    AuditEntry(actor: actor, operation: .organizationAdmin, subjects: subjects), in: transaction)
            }
            let organization = OrganizationRepository(organization: actor.organization, transaction: transaction)
            guard let now = try organization.find() else { throw Refusal.organizationNotFound }
            return now
        }
    }

    private func remove(
        _ users: [UserID], as actor: Actor,
        checking check: @escaping @Sendable (PlannedChange, any SQLTransaction) throws -> Void
    ) async throws -> ChangeResult<RemovalReport> {
        try await carryOut(.removal(users), as: actor, checking: check).map { result in
            guard case .removal(let report) = result else { throw GatewayError.otherResult }
            return report
        }
    }

    /// Does it at once, or parks it.
    private func carryOut(
        _ act: BulkAct, as actor: Actor,
        checking check: @escaping @Sendable (PlannedChange, any SQLTransaction) throws -> Void = { _, _ in }
    ) async throws -> ChangeResult<BulkResult> {
        let id: RunID = services.ids.make()
        return try await calls.write(act.operation, as: actor, subjects: act.subjects) { authority, transaction in
            if let refusal = AccessRules.refusal(of: act.privilege, by: authority) { throw refusal }
            let work = PeopleWork(self, actor: actor, in: transaction)
            let plan = try work.plan(act)
            try check(plan, transaction)
            guard try work.mustWait(plan) else { return .done(try work.apply(plan, as: id, isApproved: false)) }
            return .parked(try work.park(plan, as: id))
        }
    }
}

extension GatewayError {
    /// An act gives the result of its kind; anything else is a mistake of ours.
    fileprivate static let otherResult = GatewayError(
        code: "internal", message: "The change gave another result than asked.", nextStep: "Report it.")
}

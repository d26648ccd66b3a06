import SQLStore
public import Workspace

extension Directory {
    /// Provisions one person: user, dashboard (tasks disabled, PROV-3), team membership and welcome mail, all or nothing (PROV-2).
    ///
    /// `gateway.provision` asks for a team, and takes an idempotency key.
    ///
    /// - Parameters:
    ///   - draft: who.
    ///   - team: where they become a member.
    ///   - actor: an admin or super admin (ACC-2), or the system.
    /// - Throws: `GatewayError` of rule ACC-2, ACC-4 (no such team), PROV-1 or PROV-4.
    public func createUser(_ draft: UserDraft, team: TeamID? = nil, as actor: Actor) async throws -> User {
        let users = try await createUsers([draft], team: team, as: actor)
        guard let user = users.first else { throw GatewayError(code: "internal", message: "No user was made.") }
        return user
    }

    /// Provisions many people in one transaction, all or nothing; each gets a welcome mail afterwards.
    ///
    /// - Parameter drafts: at most 10,000; an error names the entry by its number, counted from 1.
    /// - Returns: the users, in the order of the drafts.
    /// - Throws: as ``createUser(_:team:as:)``.
    public func createUsers(_ drafts: [UserDraft], team: TeamID? = nil, as actor: Actor) async throws -> [User] {
        // Checked before the write lock is taken; told only to those who may provision.
        let batch = Result { () throws(InvalidValue) in
            guard drafts.count <= Self.bulkMax else { throw InvalidValue.tooMany }
            return try UserBatch(drafts, of: actor.organization, ids: ids)
        }
        let (audit, outbox) = (audit, outbox)
        let named: AuditSubjects = ["team": team.map { [$0.rawValue] } ?? []]
        return try await calls.write(.userCreate, as: actor, subjects: named) { authority, transaction in
            if let refusal = AccessRules.mayManagePeople(authority) { throw refusal }
            try Self.require(team, of: actor.organization, in: transaction)
            let batch = try batch.get()
            try Self.write(batch, to: team, of: actor.organization, outbox, in: transaction)
            try Self.record(batch.users.map(\.id), .userCreate, team: team, by: actor, audit, in: transaction)
            return batch.users
        }
    }

    /// A user by id: oneself, or anyone in the organization for an admin.
    ///
    /// - Throws: `GatewayError` `user_not_found` for any other id, wherever it may exist (ACC-4).
    public func user(_ id: UserID, as actor: Actor) async throws -> User {
        try await calls.read(.userRead, as: actor, subjects: ["user": [id.rawValue]]) { authority, transaction in
            if let refusal = AccessRules.mayLookUp(authority, id) { throw refusal }
            let users = UserRepository(organization: actor.organization, transaction: transaction)
            guard let user = try users.byID(id), user.isPresent else { throw Refusal.userNotFound }
            return user
        }
    }

    /// A user by email address: oneself, or anyone in the organization for an admin.
    ///
    /// - Throws: `GatewayError` `user_not_found`; of rule PROV-4 for what is no address.
    public func user(email: String, as actor: Actor) async throws -> User {
        try await calls.read(.userRead, as: actor) { authority, transaction in
            let address = Result { () throws(InvalidValue) in try EmailAddress(email) }
            if let own = authority.user, own.isPresent, own.email == (try? address.get()) { return own }
            if let refusal = AccessRules.refusal(of: .listPeople, by: authority) { throw refusal }
            let users = UserRepository(organization: actor.organization, transaction: transaction)
            guard let user = try users.byEmail(try address.get()) else { throw Refusal.userNotFound }
            return user
        }
    }

    /// Users of the actor's organization in the order of their making; for admins.
    ///
    /// - Parameters:
    ///   - after: `next` of the page before; `nil` for the first page.
    ///   - limit: 1 to 1,000.
    public func users(after: UserID? = nil, limit: Int = 100, as actor: Actor) async throws -> Page<User, UserID> {
        let size = Self.bounded(limit)
        let read = try await calls.read(.userList, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .listPeople, by: authority) { throw refusal }
            return try UserRepository(organization: actor.organization, transaction: transaction)
                .page(after: after, limit: size + 1)
        }
        return Page(cutting: read, to: size, cursor: \.id)
    }

    /// Accounts, dashboards, memberships and welcome mails.
    static func write(
        _ batch: UserBatch, to team: TeamID?, of organization: OrganizationID, _ outbox: MailOutbox,
        in transaction: any SQLTransaction
    ) throws {
        let users = UserRepository(organization: organization, transaction: transaction)
        try batch.check(taken: users.existing(emailKeys: batch.users.map(\.email.key)))
        try users.insert(batch.users)
        try DashboardRepository(organization: organization, transaction: transaction)
            .insert(batch.users.map { Dashboard(user: $0.id, createdAt: $0.createdAt) })
        try outbox.enqueueWelcome(batch.users, of: organization, in: transaction)
        guard let team, !batch.users.isEmpty else { return }
        let teams = TeamRepository(organization: organization, transaction: transaction)
        try teams.insertMembers(batch.users.map { TeamMembership(team: team, user: $0.id, position: .member) })
        try teams.raiseVersion(of: team)
    }

    static func require(
        _ team: TeamID?, of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws {
        guard let team else { return }
        let teams = TeamRepository(organization: organization, transaction: transaction)
        guard try teams.byID(team) != nil else { throw Refusal.teamNotFound.at("team") }
    }

    /// Writes the audit entries of an act on many people, as many as their ids need.
    static func record(
        _ users: [UserID], _ operation: AuditOperation, team: TeamID?, by actor: Actor, _ audit: AuditLog,
        in transaction: any SQLTransaction
    ) throws {
        for start in stride(from: 0, to: users.count, by: AuditSubjects.idsMax) {
            let part = users[start..<min(start + AuditSubjects.idsMax, users.count)]
            let subjects = AuditSubjects([
                "user": part.map(\.rawValue), "team": team.map { [$0.rawValue] } ?? [],
            ])
            try audit.append(AuditEntry(actor: actor, operation: operation, subjects: subjects), in: transaction)
        }
    }
}

extension InvalidValue {
    static let tooMany = InvalidValue(
        code: "batch_too_large", rule: "PROV-1", message: "More than \(Directory.bulkMax) people in one call.",
        nextStep: "Make several calls.")
}

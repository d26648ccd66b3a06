import SQLStore
public import Workspace

extension Imports {
    /// Finishes the set-up of people whose accounts have no dashboard yet: each gets one, with tasks disabled (PROV-3), and is
    /// sent the welcome mail; all or nothing. Who has a dashboard is left as they are, and gets no mail.
    ///
    /// - Parameters:
    ///   - users: at most 10,000 users of the organization.
    ///   - actor: an admin or super admin (ACC-2), or the system.
    /// - Returns: those whose set-up was finished now.
    /// - Throws: `GatewayError` of rule ACC-2 or ACC-4 (no such user).
    public func finishSetup(of users: [UserID], as actor: Actor) async throws -> [UserID] {
        let (audit, ids, outbox) = (calls.audit, ids, outbox)
        let named: AuditSubjects = AuditSubjects(["user": users.map(\.rawValue)])
        return try await calls.write(.userSetUp, as: actor, subjects: named) { authority, transaction in
            if let refusal = AccessRules.mayManagePeople(authority) { throw refusal }
            guard users.count <= Directory.bulkMax else { throw InvalidValue.batchTooLarge("users") }
            let people = UserRepository(organization: actor.organization, transaction: transaction)
            let wanted = Set(users)
            let present = try people.present(Array(wanted))
            guard present.count == wanted.count else { throw Refusal.userNotFound }
            let ready = try HostAccountRepository(organization: actor.organization, transaction: transaction)
                .withDashboard(Array(wanted))
            let unfinished = present.filter { !ready.contains($0.id) }.sorted { $0.id < $1.id }
            try DashboardRepository(organization: actor.organization, transaction: transaction)
                .insert(unfinished.map { Dashboard(user: $0.id, createdAt: ids.clock.now) })
            try outbox.enqueueWelcome(unfinished, of: actor.organization, in: transaction)
            try Directory.record(unfinished.map(\.id), .userSetUp, team: nil, by: actor, audit, in: transaction)
            return unfinished.map(\.id)
        }
    }
}

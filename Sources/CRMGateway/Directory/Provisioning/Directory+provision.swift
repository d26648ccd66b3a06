import SQLStore
import Workspace

extension Directory {
    func provision(
        _ draft: PersonDraft, as actor: Actor, idempotencyKey: String?, isParked: Bool
    ) async throws -> ProvisionedPerson {
        let batch = Result { () throws(InvalidValue) in try UserBatch([draft.person], of: actor.organization, ids: ids)
        }
        let call = IdempotentCall("provision", as: actor, key: idempotencyKey, input: draft.input)
        let (audit, outbox) = (audit, outbox)
        let named: AuditSubjects = ["team": [draft.team.rawValue]]
        return try await calls.write(.userCreate, as: actor, subjects: named) { authority, transaction in
            if let refusal = AccessRules.mayManagePeople(authority) { throw refusal }
            if let done = try call.begin(in: transaction) {
                return try Self.repeated(
                    UserID(rawValue: done), draft.team, of: actor.organization, isParked: isParked, in: transaction)
            }
            try Self.require(draft.team, of: actor.organization, in: transaction)
            let batch = try batch.get()
            try Self.write(batch, to: draft.team, of: actor.organization, outbox, in: transaction)
            try Self.record(batch.users.map(\.id), .userCreate, team: draft.team, by: actor, audit, in: transaction)
            guard let user = batch.users.first else { throw Refusal.userNotFound }
            try call.finish(user.id.rawValue, in: transaction)
            return ProvisionedPerson(
                user: user, team: draft.team,
                mail: try Self.mail(of: user, isParked: isParked, in: transaction), isRepeated: false)
        }
    }

    private static func repeated(
        _ id: UserID, _ team: TeamID, of organization: OrganizationID, isParked: Bool,
        in transaction: any SQLTransaction
    ) throws -> ProvisionedPerson {
        let users = UserRepository(organization: organization, transaction: transaction)
        guard let user = try users.byID(id) else { throw Refusal.userNotFound }
        return ProvisionedPerson(
            user: user, team: team, mail: try mail(of: user, isParked: isParked, in: transaction), isRepeated: true)
    }

    private static func mail(
        of user: User, isParked: Bool, in transaction: any SQLTransaction
    ) throws -> MailStatus? {
        try MailOutboxRepository(organization: user.organization, transaction: transaction).latest(of: user.id)
            .map { MailStatus($0, isParked: isParked) }
    }
}

extension PersonDraft {
    /// Everything that was given, for comparing a repeated call with the first one.
    fileprivate var input: [String] {
        [team.rawValue, role.rawValue, seat.rawValue, firstName, lastName, email]
    }
}

import SQLStore
import Workspace

extension Directory {
    func provision(
        _ draft: PersonDraft, as actor: Actor, idempotencyKey: String?, isParked: Bool
    ) async throws -> ProvisionedPerson {
        let batch = Result { () throws(InvalidValue) in try UserBatch([draft.person], of: actor.organization, ids: ids)
        }
        let call = IdempotentCall(actor: actor, operation: .userCreate, key: idempotencyKey, input: draft.input)
        let (audit, outbox) = (audit, outbox)
        let named: AuditSubjects = ["team": [draft.team.rawValue]]
        return try await calls.write(.userCreate, as: actor, subjects: named) { authority, transaction in
            if let refusal = AccessRules.mayManagePeople(authority) { throw refusal }
            var isRepeated = true
            let id = try call.once(in: transaction) { () -> UserID? in
                isRepeated = false
                try Self.require(draft.team, of: actor.organization, in: transaction)
                let batch = try batch.get()
                try Self.write(batch, to: draft.team, of: actor.organization, outbox, in: transaction)
                try Self.record(
                    batch.users.map(\.id), .userCreate, team: draft.team, by: actor, audit, in: transaction)
                return batch.users.first?.id
            }
            let users = UserRepository(organization: actor.organization, transaction: transaction)
            guard let user = try id.flatMap({ try users.byID($0) }) else { throw Refusal.userNotFound }
            guard user.isPresent else { throw GatewayError.accountEnded }
            let mail = try MailOutboxRepository(organization: actor.organization, transaction: transaction)
                .latest(of: user.id)
            return ProvisionedPerson(
                user: user, team: draft.team, mail: mail.map { MailStatus($0, isParked: isParked) },
                isRepeated: isRepeated)
        }
    }
}

extension GatewayError {
    /// What the key made is there no more: neither made again behind somebody's back nor told as success.
    fileprivate static let accountEnded = GatewayError(
        code: "account_ended", rule: "PROV-6",
        message: "The account that this idempotency key made has ended since.",
        nextStep: "To make another one, use a new key; to have it back, restore it.", field: "idempotencyKey")
}

extension PersonDraft {
    /// Everything that was given, for comparing a repeated call with the first one.
    fileprivate var input: [String] {
        [team.rawValue, role.rawValue, seat.rawValue, firstName, lastName, email]
    }
}

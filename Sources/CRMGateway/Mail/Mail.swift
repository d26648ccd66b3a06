import SQLStore
public import Workspace

/// The mails that people are welcomed with: what has become of them, sending them again, sending what is due.
///
/// A mail is asked for in the transaction that makes the account, and sent afterwards by ``GatewayUpkeep`` or
/// ``deliverDue(limit:)``: a mail server that fails never fails an account (PROV-5).
public struct Mail: Sendable {
    /// Mails that one ``deliverDue(limit:)`` looks at, unless told otherwise.
    public static let deliveriesMax = 10_000
    /// How old a mail may be that waited for somebody to configure mail: 7 days. Whoever was provisioned before gets no
    /// mail out of the blue; it can be asked for again.
    static let unconfiguredMilliseconds: Int64 = 7 * 24 * 60 * 60 * 1000

    let calls: GuardedCalls
    let outbox: MailOutbox
    let restoring: RestoreGuard
    /// `nil` where nobody has said how mail is sent.
    let worker: MailWorker?

    /// Whether this process knows how mail is sent.
    public var isConfigured: Bool { worker != nil }

    /// What has become of the last mail to somebody: to oneself, or to anyone for an admin.
    ///
    /// - Returns: `nil` for who was never to get one.
    /// - Throws: `GatewayError` `user_not_found` for any id that isn't a present user of the organization (ACC-4).
    public func state(of user: UserID, as actor: Actor) async throws -> MailStatus? {
        let isParked = restoring.isRestored(actor.organization)
        return try await calls.read(.mailRead, as: actor, subjects: ["user": [user.rawValue]]) {
            authority, transaction in
            if let refusal = AccessRules.mayLookUp(authority, user) { throw refusal }
            _ = try Self.present(user, of: actor.organization, in: transaction)
            return try MailOutboxRepository(organization: actor.organization, transaction: transaction)
                .latest(of: user).map { MailStatus($0, isParked: isParked) }
        }
    }

    /// Has somebody sent their welcome mail again (PROV-6); what still waits of an earlier one is called off.
    ///
    /// - Parameters:
    ///   - actor: an admin or super admin (ACC-2), or the system.
    ///   - idempotencyKey: the same key asks for one mail, however often it comes within 24 hours (T-42).
    /// - Returns: the new mail, which waits for the worker.
    /// - Throws: `GatewayError` of rule ACC-2 or ACC-4; `mail_limit_reached` past 5 mails to an address within 24 hours (T-36).
    public func resend(
        to user: UserID, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> MailStatus {
        let isParked = restoring.isRestored(actor.organization)
        let (outbox, audit) = (outbox, calls.audit)
        let call = IdempotentCall(
            actor: actor, operation: .mailResend, key: idempotencyKey, input: [user.rawValue])
        let named: AuditSubjects = ["user": [user.rawValue]]
        return try await calls.write(.mailResend, as: actor, subjects: named) { authority, transaction in
            if let refusal = AccessRules.mayManagePeople(authority) { throw refusal }
            let person = try Self.present(user, of: actor.organization, in: transaction)
            let mails = MailOutboxRepository(organization: actor.organization, transaction: transaction)
            let id = try call.once(in: transaction) {
                try audit.append(AuditEntry(actor: actor, operation: .mailResend, subjects: named), in: transaction)
                return try outbox.requeueWelcome(person, in: transaction).id
            }
            guard let mail = try mails.find(id) else { throw Refusal.userNotFound }
            return MailStatus(mail, isParked: isParked)
        }
    }

    /// Sends what is due, in all organizations, and returns when nothing more is; for hosts that don't run
    /// ``GatewayUpkeep``. Several processes may call it at once: each mail is sent by one of them.
    ///
    /// - Parameter limit: how many mails to look at, at most.
    /// - Throws: `GatewayError` where the store can't be read; a mail that can't be sent is no error.
    @discardableResult
    public func deliverDue(limit: Int = deliveriesMax) async throws -> MailDeliveries {
        do {
            return try await worker?.deliverDue(limit: min(max(limit, 0), Self.deliveriesMax)) ?? MailDeliveries()
        } catch {
            throw GatewayError(reading: error)
        }
    }

    /// Tries one mail at once, if it is due: for a command line, which has nobody to do it afterwards.
    ///
    /// - Returns: what has become of it.
    /// - Throws: `GatewayError` as ``state(of:as:)``; a mail that can't be sent is no error.
    public func deliver(_ mail: MailStatus, as actor: Actor) async throws -> MailStatus {
        let (id, user) = (mail.id, mail.user)
        let row = try await calls.read(.mailRead, as: actor, subjects: ["user": [user.rawValue]]) {
            authority, transaction in
            if let refusal = AccessRules.mayLookUp(authority, user) { throw refusal }
            return try MailOutboxRepository(organization: actor.organization, transaction: transaction).find(id)
        }
        do {
            if let row { _ = try await worker?.deliver(row) }
        } catch {
            throw GatewayError(reading: error)
        }
        return try await state(of: mail.user, as: actor) ?? mail
    }

    private static func present(
        _ user: UserID, of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> User {
        let users = UserRepository(organization: organization, transaction: transaction)
        guard let user = try users.byID(user), user.isPresent else { throw Refusal.userNotFound.at("user") }
        return user
    }
}

import Foundation
import SQLStore
public import Workspace

extension People {
    /// Removals of the actor's organization, newest first; for super admins (ACC-12).
    ///
    /// - Parameters:
    ///   - after: `next` of the page before; `nil` for the first page.
    ///   - limit: 1 to 1,000.
    public func removals(
        after: Removal.Cursor? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> Page<Removal, Removal.Cursor> {
        let size = Directory.bounded(limit)
        let read = try await calls.read(.removalList, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .restoreAndPurge, by: authority) { throw refusal }
            let rows = try RemovalRepository(organization: actor.organization, transaction: transaction)
                .page(after: after.map { ($0.removedAt, $0.user) }, limit: size + 1)
            let people = PeopleRepository(organization: actor.organization, transaction: transaction)
            let users = try people.users(rows.map(\.user))
            return try rows.map { try Removal($0, users[$0.user]) }
        }
        return Page(cutting: read, to: size) {
            Removal.Cursor(removedAt: $0.removedAt.milliseconds, user: $0.user)
        }
    }

    /// Whoever had this address when they were removed, the last of them; for super admins (ACC-12).
    ///
    /// - Throws: `GatewayError` `not_removed`; of rule PROV-4 for what is no address.
    public func removed(email: String, as actor: Actor) async throws -> UserID {
        try await calls.read(.removalList, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .restoreAndPurge, by: authority) { throw refusal }
            let address = try EmailAddress(email)
            let people = PeopleRepository(organization: actor.organization, transaction: transaction)
            guard let user = try people.removed(address) else { throw GatewayError.notRemoved }
            return user
        }
    }

    /// Takes a removal back, as far as today's rules allow: what doesn't come back is named (F-F7). For super admins
    /// (ACC-12). Somebody who is there already is told as such: that is success.
    ///
    /// - Throws: `GatewayError` `not_removed`, `user_not_found`, `removal_purged`, `email_taken`; nothing is changed then.
    @discardableResult
    public func restore(_ user: UserID, as actor: Actor) async throws -> RestoreOutcome {
        let subjects: AuditSubjects = ["user": [user.rawValue]]
        return try await calls.write(.userRestore, as: actor, subjects: subjects) { authority, transaction in
            let account = try removable(user, authority, in: transaction)
            guard !account.isPresent else { return try repeated(account, in: transaction) }
            let removals = RemovalRepository(organization: actor.organization, transaction: transaction)
            guard let row = try removals.last(of: user), row.state == .restorable, let text = row.content,
                row.restorableUntil >= transaction.now
            else { throw GatewayError.removalPurged }
            let users = UserRepository(organization: actor.organization, transaction: transaction)
            guard try users.byEmail(account.email) == nil else { throw GatewayError.emailTakenMeanwhile }
            let content = try JSONText.decode(RemovalContent.self, from: text)
            let outcome = try PersonRestore(
                services: services, actor: actor, user: account, content: content, transaction: transaction
            ).run()
            try removals.end(user, as: .restored)
            let detail = ["keys": String(outcome.keys.count), "missing": String(outcome.missing.count)]
            try PeopleWork(self, actor: actor, in: transaction).record([user], .userRestore, detail)
            return outcome
        }
    }

    /// Erases who somebody was and what could be restored, at once and for good; the id stays, for the audit log. For
    /// super admins (ACC-12). Somebody who was purged before is no error. Backups keep what they hold.
    ///
    /// - Parameter email: the address that they had, typed again.
    /// - Throws: `GatewayError` `not_removed`, `user_not_found`, `confirmation_mismatch`.
    public func purge(_ user: UserID, confirming email: String, as actor: Actor) async throws {
        let subjects: AuditSubjects = ["user": [user.rawValue]]
        try await calls.write(.userPurge, as: actor, subjects: subjects) { authority, transaction in
            let account = try removable(user, authority, in: transaction)
            guard !account.isPresent else { throw GatewayError.notRemoved }
            let people = PeopleRepository(organization: actor.organization, transaction: transaction)
            if try people.isPurged(user) { return }
            guard (try? EmailAddress(email)) == account.email else {
                throw GatewayError.confirmationMismatch("the email address that the person had")
            }
            let settings = try erase(user, as: actor, in: transaction)
            try SettingsCollecting.delete(settings, in: transaction)
        }
    }

    /// Purges every removal whose retention time is over. `GatewayUpkeep` calls this each hour. For the host, across
    /// organizations: there is no actor. Organizations in restored mode are left alone (SEC-8).
    ///
    /// - Returns: how many people were purged.
    @discardableResult
    public func purgeExpired() async throws -> Int {
        var count = 0
        while true {
            let purged = try await hostWrite { transaction in
                let due = try RemovalRepository.due(
                    before: transaction.now, excluding: services.restoring.restoredOrganizations,
                    limit: Self.purgedPerTransactionMax, in: transaction)
                let settings = try due.flatMap {
                    try erase($0.user, as: .system(of: $0.organization), in: transaction)
                }
                try SettingsCollecting.delete(settings, in: transaction)
                try BulkActRepository.forget(
                    before: transaction.now - BulkThreshold.windowMilliseconds, in: transaction)
                return due.count
            }
            count += purged
            if purged < Self.purgedPerTransactionMax { return count }
        }
    }

    /// Cancels parked changes that nobody approved within 24 hours. `GatewayUpkeep` calls this each hour; an approval that
    /// comes too late finds out by itself.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func expireParked() async throws -> Int {
        try await hostWrite { transaction in
            let overdue = try RunRepository.overdue(
                state: RunState.parked.rawValue, before: transaction.now,
                excluding: services.restoring.restoredOrganizations, limit: Self.parkedMax, in: transaction)
            for row in overdue {
                try RunEnding(services: services, transaction: transaction)
                    .expire(row, by: .system(of: row.organization))
            }
            return overdue.count
        }
    }

    private func removable(
        _ user: UserID, _ authority: Authority, in transaction: any SQLTransaction
    ) throws -> User {
        if let refusal = AccessRules.refusal(of: .restoreAndPurge, by: authority) { throw refusal }
        let users = UserRepository(organization: authority.actor.organization, transaction: transaction)
        guard let account = try users.byID(user) else { throw GatewayError.refused(.userNotFound, at: "user") }
        return account
    }

    /// Only somebody who was restored has been put back; who never left is a mistake of the caller.
    private func repeated(_ account: User, in transaction: any SQLTransaction) throws -> RestoreOutcome {
        let removals = RemovalRepository(organization: account.organization, transaction: transaction)
        guard try removals.last(of: account.id) != nil else { throw GatewayError.notRemoved }
        return RestoreOutcome(user: account, isRepeated: true)
    }

    /// Returns their settings' documents: those that nobody else refers to are to go, once for all who are purged (TEAM-6).
    private func erase(
        _ user: UserID, as actor: Actor, in transaction: any SQLTransaction
    ) throws -> [SettingsCollecting.Document] {
        let settings = try SettingsCollecting.documents(of: user, in: actor.organization, transaction)
        try PeopleRepository(organization: actor.organization, transaction: transaction).erase(user)
        try RemovalRepository(organization: actor.organization, transaction: transaction).end(user, as: .purged)
        try PeopleWork(self, actor: actor, in: transaction).record([user], .userPurge)
        return settings
    }

    private func hostWrite<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await services.store.write(body)
        } catch {
            throw GatewayError(reading: error)
        }
    }
}

extension Removal {
    fileprivate init(_ row: RemovalRow, _ user: User?) throws {
        let isPurged = row.state == .purged || user?.email.key.isEmpty != false
        self.init(
            user: row.user, email: isPurged ? nil : user?.email, name: isPurged ? nil : user?.name,
            actor: try JSONText.decode(Actor.self, from: row.actor), state: row.state,
            removedAt: Date(milliseconds: row.removedAt), restorableUntil: Date(milliseconds: row.restorableUntil),
            endedAt: row.endedAt.map(Date.init(milliseconds:)))
    }
}

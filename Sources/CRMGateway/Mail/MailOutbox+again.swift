import SQLStore
import Workspace

extension MailOutbox {
    /// Has somebody welcomed once more, in the place of what still waits.
    ///
    /// - Throws: `GatewayError` `mail_limit_reached`.
    func requeueWelcome(_ user: User, in transaction: any SQLTransaction) throws -> MailRow {
        let mails = MailOutboxRepository(organization: user.organization, transaction: transaction)
        let moment = transaction.now - Self.countedMilliseconds
        let counts = try mails.counts(since: moment, emailKeys: [user.email.key], endedOnly: false)
        guard counts[user.email.key, default: 0] < Self.perAddressMax else { throw GatewayError.mailLimitReached }
        // Later than the one before, even within a millisecond: the last one is what the account shows.
        let now = max(transaction.now, try mails.latest(of: user.id).map { $0.createdAt + 1 } ?? 0)
        try Self.cancelWaiting(
            of: [user.id], in: user.organization, reason: "A later mail took its place.", in: transaction)
        let mail = row(for: user, of: user.organization, isWelcome: true, at: now)
        try mails.insert([mail])
        return mail
    }
}

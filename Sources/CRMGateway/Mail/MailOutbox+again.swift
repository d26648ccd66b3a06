import SQLStore
import Workspace

extension MailOutbox {
    /// Has somebody welcomed at their new address, where the invitation hasn't reached the one before: it still waits, or
    /// was given up (PROV-5). Who has been invited already isn't invited again.
    ///
    /// An address that was mailed too often lately gets no further mail; the account shows why.
    func readdressWelcome(
        of user: UserID, to email: EmailAddress, in organization: OrganizationID, transaction: any SQLTransaction
    ) throws {
        let mails = MailOutboxRepository(organization: organization, transaction: transaction)
        guard let last = try mails.latest(of: user), last.state.isPending || last.state == .failed else { return }
        try Self.cancelWaiting(of: [user], in: organization, reason: "The address changed.", in: transaction)
        let counts = try mails.counts(
            since: transaction.now - Self.countedMilliseconds, emailKeys: [email.key], endedOnly: false)
        try mails.insert([
            row(
                for: user, of: organization, isWelcome: counts[email.key, default: 0] < Self.perAddressMax,
                at: max(transaction.now, last.createdAt + 1))
        ])
    }

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
        let mail = row(for: user.id, of: user.organization, isWelcome: true, at: now)
        try mails.insert([mail])
        return mail
    }
}

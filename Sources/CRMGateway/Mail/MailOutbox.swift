import SQLStore
import Workspace

/// Puts mails into the outbox and takes them out again, in the transaction of what they tell of: no account without its
/// mail, no mail without its account (PROV-2, PROV-5).
struct MailOutbox: Sendable {
    /// Mails to one address within ``countedMilliseconds`` (T-36).
    static let perAddressMax = 5
    /// Over how long mails to an address are counted: 24 hours.
    static let countedMilliseconds: Int64 = 24 * 60 * 60 * 1000

    let ids: IDGenerator
    /// Whether this process knows how mail is sent.
    let isConfigured: Bool

    /// Has people welcomed, whose accounts this transaction makes. It doesn't send: the worker does, afterwards.
    ///
    /// An address that was mailed too often lately, under accounts that have ended since, gets no further mail: the account
    /// is made all the same, and shows why.
    ///
    /// - Returns: the mails, in the order of the users.
    @discardableResult
    func enqueueWelcome(
        _ users: [User], of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> [MailRow] {
        let outbox = MailOutboxRepository(organization: organization, transaction: transaction)
        let counts = try outbox.counts(
            since: transaction.now - Self.countedMilliseconds, emailKeys: users.map(\.email.key), endedOnly: true)
        let mails = users.map { user in
            row(
                for: user.id, of: organization, isWelcome: counts[user.email.key, default: 0] < Self.perAddressMax,
                at: transaction.now)
        }
        try outbox.insert(mails)
        return mails
    }

    /// Calls off what these people haven't been sent yet: their accounts end, or their addresses change, in this
    /// transaction (F-E5).
    static func cancelWaiting(
        of users: [UserID], in organization: OrganizationID, reason: String, in transaction: any SQLTransaction
    ) throws {
        try MailOutboxRepository(organization: organization, transaction: transaction)
            .cancelWaiting(of: users, reason: reason)
    }

    func row(for user: UserID, of organization: OrganizationID, isWelcome: Bool, at now: Int64) -> MailRow {
        let id: MailID = ids.make()
        let state: MailState = isWelcome ? (isConfigured ? .queued : .notConfigured) : .cancelled
        let reason: String? =
            switch state {
            case .cancelled: "The address was sent \(Self.perAddressMax) mails within 24 hours."
            case .notConfigured: "Nobody has said how mail is sent."
            default: nil
            }
        return MailRow(
            id: id, organization: organization, user: user, messageID: id.rawValue, state: state,
            dueAt: state.isPending ? now : nil, reason: reason, createdAt: now, updatedAt: now)
    }
}

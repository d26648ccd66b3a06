import Foundation
import SQLStore
import Workspace

/// What a worker that holds a mail's lease may do with it, decided from the account as it is now (F-E5).
enum MailClaim: Sendable {
    /// It isn't due, or has ended.
    case leftAlone
    /// It is not to be sent.
    case ended(MailState)
    /// It is marked as being sent.
    case claimed(MailRow, MailMessage)

    /// Decides, and writes the decision.
    init(
        _ id: MailID, of organization: OrganizationID, _ setup: MailSetup, _ audit: AuditLog,
        in transaction: any SQLTransaction
    ) throws {
        let mails = MailOutboxRepository(organization: organization, transaction: transaction)
        guard let row = try mails.find(id), row.state.isPending, let due = row.dueAt, due <= transaction.now else {
            self = .leftAlone
            return
        }
        guard let user = try UserRepository(organization: organization, transaction: transaction).byID(row.user),
            user.isPresent
        else {
            try mails.update(
                row, state: .cancelled, attempts: row.attempts, dueAt: nil, reason: "The account has ended.")
            self = .ended(.cancelled)
            return
        }
        let name = try OrganizationRepository(organization: organization, transaction: transaction).find()?.name ?? ""
        // The right side is the sender's domain as of the first attempt; whatever changes later, the id stays.
        let messageID = row.messageID.contains("@") ? row.messageID : "\(row.messageID)@\(setup.from.domain)"
        do throws(InvalidValue) {
            let date = Date(milliseconds: transaction.now)
            let message = try setup.message(to: user, of: name, id: messageID, at: date)
            self = .claimed(Self.marked(row, messageID), message)
        } catch {
            let failure = MailFailure(.permanent, "\(error.message) \(error.nextStep)")
            try mails.update(row, state: .failed, attempts: row.attempts, dueAt: nil, reason: failure.message)
            try audit.append(.mail(row, .failed, failure), in: transaction)
            try EventOutbox.append(.mailFailed(row, failure), organization: organization, in: transaction)
            self = .ended(.failed)
            return
        }
        try mails.update(
            row, messageID: messageID, state: .sending, attempts: row.attempts + 1,
            dueAt: transaction.now + MailWorker.takeOverMilliseconds, reason: row.reason)
    }

    /// The row as it stands once it is marked.
    private static func marked(_ row: MailRow, _ messageID: String) -> MailRow {
        MailRow(
            id: row.id, organization: row.organization, user: row.user, messageID: messageID, state: .sending,
            attempts: row.attempts + 1, dueAt: row.dueAt, reason: row.reason, createdAt: row.createdAt,
            updatedAt: row.updatedAt)
    }
}

extension AuditEntry {
    /// What became of a mail in the end: by id, without address or text.
    static func mail(_ row: MailRow, _ outcome: AuditOutcome, _ failure: MailFailure?) -> AuditEntry {
        var detail = ["mail": row.id.rawValue, "attempts": String(row.attempts)]
        if let failure {
            detail["kind"] = failure.kind.rawValue
            detail["status"] = failure.smtpStatus.map(String.init)
        }
        return AuditEntry(
            actor: .system(of: row.organization), operation: .mailSend, subjects: ["user": [row.user.rawValue]],
            outcome: outcome, detail: detail)
    }
}

extension EventContent {
    /// A mail was given up, with the kind of the last failure as the reason.
    static func mailFailed(_ row: MailRow, _ failure: MailFailure) -> EventContent {
        .mailFailed(
            MailFailedEvent(
                user: row.user, mail: row.id.rawValue, reason: failure.kind.rawValue, attempts: row.attempts))
    }
}

import SQLStore
import Workspace

/// What an import writes with, inside its one transaction.
final class ImportWriter {
    let actor: Actor
    let audit: AuditLog
    let outbox: MailOutbox
    let transaction: any SQLTransaction
    /// Teams whose members changed; each is counted as one change at the end.
    private var touched: Set<TeamID> = []

    var ids: IDGenerator { outbox.ids }

    init(actor: Actor, audit: AuditLog, outbox: MailOutbox, transaction: any SQLTransaction) {
        self.actor = actor
        self.audit = audit
        self.outbox = outbox
        self.transaction = transaction
    }

    /// Puts people on teams.
    func place(_ memberships: [TeamMembership], isNew: Bool = false) throws {
        try TeamRepository(organization: actor.organization, transaction: transaction).insertMembers(memberships)
        if !isNew { touched.formUnion(memberships.map(\.team)) }
    }

    /// Writes an audit entry of a batch.
    func record(_ operation: AuditOperation, users: [UserID], teams: Set<TeamID>) throws {
        guard !users.isEmpty || !teams.isEmpty else { return }
        let subjects = AuditSubjects(["user": users.map(\.rawValue), "team": teams.sorted().map(\.rawValue)])
        try audit.append(AuditEntry(actor: actor, operation: operation, subjects: subjects), in: transaction)
    }

    /// Counts the changes of teams, and tells the audit log of the import as a whole.
    func finish(_ report: ImportReport, _ operation: AuditOperation) throws {
        let teams = TeamRepository(organization: actor.organization, transaction: transaction)
        for team in touched.sorted() { try teams.raiseVersion(of: team) }
        try audit.append(AuditEntry(actor: actor, operation: operation, detail: report.facts), in: transaction)
    }
}

extension ImportReport {
    /// The counts, for the audit log.
    var facts: [String: String] {
        Dictionary(uniqueKeysWithValues: ImportVerdict.allCases.map { ($0.rawValue, String(self[$0])) })
    }
}

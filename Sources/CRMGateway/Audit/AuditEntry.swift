public import Workspace

/// What is to be written into the audit log: who did what to whom, with which outcome (SEC-6).
public struct AuditEntry: Hashable, Sendable {
    /// Who, in which organization, by which way.
    public let actor: Actor
    /// What.
    public let operation: AuditOperation
    /// To whom or what, by id.
    public let subjects: AuditSubjects
    /// How it ended.
    public let outcome: AuditOutcome
    /// The rule that refused, `ACC-4`.
    public let rule: String?
    /// More, by name: source, CRM, account, counts. No secret, no name or address of a person, no row of a CRM.
    public let detail: [String: String]

    /// Describes an entry.
    public init(
        actor: Actor, operation: AuditOperation, subjects: AuditSubjects = [:], outcome: AuditOutcome = .done,
        rule: String? = nil, detail: [String: String] = [:]
    ) {
        self.actor = actor
        self.operation = operation
        self.subjects = subjects
        self.outcome = outcome
        self.rule = rule
        self.detail = detail
    }
}

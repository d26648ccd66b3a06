import ArgumentParser

/// The audit log.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Verify the audit log, and read it.",
        subcommands: [AuditVerifyCommand.self, AuditListCommand.self])
}

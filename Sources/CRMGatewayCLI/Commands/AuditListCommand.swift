import ArgumentParser
import CRMGateway

/// Reads the audit log.
struct AuditListCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List entries of the audit log, in their order.")

    @Option(help: ArgumentHelp("Only entries behind this one.", valueName: "number")) var after: Int64 = 0
    @Option(help: "How many, 1 to 1000.") var limit = 100
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        try ListLimit.check(limit, max: AuditLog.pageMax)
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let entries = try await gateway.gateway.audit.list(after: after, limit: limit, as: actor)
        return CommandResult(ListReport.audit(entries))
    }
}

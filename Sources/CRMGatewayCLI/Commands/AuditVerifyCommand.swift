import ArgumentParser
import CRMGateway

/// Verifies the audit log.
struct AuditVerifyCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that the audit log is complete and unaltered.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let report = try await gateway.gateway.audit.verify(
            anchors: AuditAnchorFile(path: gateway.settings.auditAnchors), as: actor)
        let facts = FactsReport(
            [report.description],
            [
                "is_sound": .bool(report.isSound), "entries": .number(report.entries),
                "first_bad": report.firstBad.map {
                    ["kind": .text($0.kind.rawValue), "sequence": .number($0.sequence)]
                } ?? .null,
                "complete_up_to": report.completeUpTo.map(JSONValue.number) ?? .null,
                "anchored_at": .time(report.anchoredAt), "unprovable": .number(report.unprovable),
            ])
        return CommandResult(facts, ExitStatus(report))
    }
}

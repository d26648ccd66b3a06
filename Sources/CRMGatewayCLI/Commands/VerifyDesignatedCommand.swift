import ArgumentParser
import CRMGateway
import Workspace

/// The designated records.
struct VerifyDesignatedCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "designated", abstract: "List the records that verifications write into and restore.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let designated = try await gateway.gateway.verification.designated(as: actor)
        let emails = try await gateway.emails(of: designated.map(\.chosenBy), as: actor)
        return CommandResult(ListReport.designated(designated, emails: emails))
    }
}

import ArgumentParser
import CRMGateway

/// Writes teams.
struct ExportTeamsCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "teams", abstract: "Write the organization's teams, with who leads them and helps to.",
        discussion: "  crm-gateway export teams --to teams.csv")

    @OptionGroup var arguments: ExportArguments
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let format = try arguments.format()
        return try await arguments.write("teams") { write in
            try await gateway.gateway.imports.exportTeams(as: format, by: actor, write: write)
        }
    }
}

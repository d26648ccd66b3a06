import ArgumentParser
import CRMGateway

/// Writes people.
struct ExportPeopleCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Write the organization's people.",
        discussion:
            "  crm-gateway export people --to people.csv\n  crm-gateway export people --file-format jsonl | jq .email")

    @OptionGroup var arguments: ExportArguments
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let format = try arguments.format()
        return try await arguments.write("people") { write in
            try await gateway.gateway.imports.exportPeople(as: format, by: actor, write: write)
        }
    }
}

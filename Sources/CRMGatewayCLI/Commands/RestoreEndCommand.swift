import ArgumentParser
import CRMGateway
import Workspace

/// Takes a restored database into service.
struct RestoreEndCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Take a restored database into service, with a choice for each grant in doubt.",
        discussion: "Only once no other copy of the database runs. A grant's refresh token may have been spent since: "
            + "--reconnect never sends it, --try-once does, and the CRM may end the whole grant for it.")

    @Option(help: ArgumentHelp("A grant that somebody will reconnect; repeat it.", valueName: "grant"))
    var reconnect: [String] = []
    @Option(
        name: .customLong("try-once"),
        help: ArgumentHelp("A grant whose token is tried; repeat it.", valueName: "grant"))
    var tryOnce: [String] = []
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        var choices: [GrantID: RestoreChoice] = [:]
        for grant in tryOnce { choices[GrantID(rawValue: grant)] = .tryOnce }
        // Named both ways, the safe one counts.
        for grant in reconnect { choices[GrantID(rawValue: grant)] = .reconnect }
        try await gateway.gateway.endRestoredMode(choices, as: actor)
        return CommandResult(
            FactsReport(
                ["Restored mode has ended; runs that wait go on with: crm-gateway runs resume"],
                [
                    "is_restored": false,
                    "choices": .object(choices.reduce(into: [:]) { $0[$1.key.rawValue] = .text($1.value.rawValue) }),
                ]))
    }
}

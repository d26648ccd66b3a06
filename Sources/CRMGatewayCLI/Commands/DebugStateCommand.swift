import ArgumentParser

/// Prints everything that a sync leaves behind, without ids and times: equal states print equal texts.
struct DebugStateCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "state", abstract: "Print keys, bindings, record types, owner properties and grants, comparable.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let reader = StateReader(gateway: gateway, actor: actor)
        return CommandResult(FactsReport([try await reader.state().encoded()], try await reader.state()))
    }
}

import ArgumentParser
import CRMGateway
import Workspace

/// Whether an admin can serve as a source.
struct SettingsReadinessCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "readiness", abstract: "Show what an admin's dashboard lacks before others get it.",
        discussion: """
            Ends with 5 where something that a push would bring is missing or broken.

            EXAMPLE
              crm-gateway settings readiness --as ann@example.com
            """)

    @OptionGroup var owner: SettingsOwnerArguments
    @OptionGroup(title: "Categories") var categories: CategoryArguments
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let readiness = try await gateway.gateway.settings.readiness(
            of: try await owner.user(in: gateway, as: actor), categories: try categories.selected(), as: actor)
        return CommandResult(ReadinessReport(readiness: readiness), readiness.isReady ? .done : .warnings)
    }
}

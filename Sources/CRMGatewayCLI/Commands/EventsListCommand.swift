import ArgumentParser
import CRMGateway

/// Reads events behind a cursor.
struct EventsListCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List events in their order, or follow them.",
        discussion: """
            Keep the number of the last event that you dealt with, and pass it as --after the next time.

              crm-gateway events list --after 41 --format json
              crm-gateway events list --after 41 --follow
            """)

    @Option(help: ArgumentHelp("Only events behind this one; without it from the oldest.", valueName: "number"))
    var after: Int64?
    @Option(help: "How many, 1 to 1000.") var limit = 100
    @Flag(help: "Print new events as they come, until the command is stopped.") var follow = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        try ListLimit.check(limit, max: Events.pageMax)
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let events = gateway.gateway.events
        guard follow else {
            return CommandResult(ListReport.events(try await events.read(after: after, limit: limit, as: actor)))
        }
        for try await event in events.follow(after: after, as: actor) {
            gateway.console.printEntry(GatewayEventReport(event: event))
        }
        return CommandResult(nil)
    }
}

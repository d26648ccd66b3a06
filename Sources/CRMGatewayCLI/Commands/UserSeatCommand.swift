import ArgumentParser
import CRMGateway
import Workspace

/// Converts people's seats.
struct UserSeatCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "seat", abstract: "Convert people's seats; a spectator's keys and bindings end at once.",
        discussion: """
            Converting back restores nothing: sync again. Beyond the organization's threshold it is parked (exit code 6).

            EXAMPLE
              crm-gateway user seat bob@example.com --to spectator
            """)

    @Argument(help: "Email addresses.") var email: [String]
    @Option(help: ArgumentHelp("The seat: standard or spectator.", valueName: "seat")) var to: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard Seat(rawValue: to) != nil else { throw ValidationError("--to has to be standard or spectator") }
        guard !email.isEmpty else { throw ValidationError("Give at least one email address") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let users = try await gateway.users(email, as: actor)
        let seat = Seat(rawValue: to) ?? .standard
        let change = try await gateway.gateway.people.convertSeats(users.map { SeatChange($0, to: seat) }, as: actor)
        let emails = Dictionary(zip(users, email), uniquingKeysWith: { first, _ in first })
        return try await gateway.result(of: change) { SeatReport(outcome: $0, emails: emails) }
    }
}

import ArgumentParser
import CRMGateway
import Workspace

/// Provisions a person into a team.
struct ProvisionCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "provision", abstract: "Provision a person into a team, and send them a welcome mail.",
        discussion: """
            Account, membership, dashboard and mail are made together or not at all. A mail that can't be sent never fails the \
            account: it is tried again by crm-gateway mail deliver. With the same --idempotency-key the same person is made once.

            EXAMPLE
              crm-gateway provision --team Sales --role user --seat standard \\
                  --first Bob --last Novak --email bob@example.com --as ann@example.com
            """)

    @Option(help: ArgumentHelp("The team where they become a member.", valueName: "name")) var team: String
    @Option(help: "The role in the organization: user or admin.") var role: String
    @Option(help: "The seat: standard or spectator.") var seat: String
    @Option(help: "The first name.") var first: String
    @Option(help: "The last name.") var last: String
    @Option(help: "The email address, new to the organization.") var email: String
    @Option(
        name: .customLong("idempotency-key"),
        help: ArgumentHelp("The same key makes one account, however often it comes.", valueName: "key"))
    var idempotencyKey: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard OrganizationRole(rawValue: role) != nil else { throw ValidationError("--role has to be user or admin") }
        guard Seat(rawValue: seat) != nil else { throw ValidationError("--seat has to be standard or spectator") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let place = try await gateway.directory.team(named: team, as: actor)
        let draft = PersonDraft(
            team: place.id, role: OrganizationRole(rawValue: role) ?? .user, seat: Seat(rawValue: seat) ?? .standard,
            firstName: first, lastName: last, email: email)
        let person = try await gateway.gateway.provision(draft, as: actor, idempotencyKey: idempotencyKey)
        var mail = person.mail
        if let waiting = mail { mail = try await gateway.gateway.mail.deliver(waiting, as: actor) }
        let report = ProvisionReport(user: person.user, team: place, mail: mail, isRepeated: person.isRepeated)
        return CommandResult(report, mail.map(\.exitStatus) ?? .done)
    }
}

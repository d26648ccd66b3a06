import ArgumentParser
import CRMGateway
import Workspace

/// Provisions people.
struct UserAddCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Provision a person, or everyone of a file; all or nothing.",
        discussion: "The file (--from) holds one JSON object a line: "
            + #"{"email": …, "first": …, "last": …, "role": "user", "seat": "standard"}."#)

    @Argument(help: "The email address.") var email: String?
    @Option(help: "The first name.") var first: String?
    @Option(help: "The last name.") var last: String?
    @Option(help: "The role in the organization: user or admin.") var role = OrganizationRole.user.rawValue
    @Option(help: "The seat: standard or spectator.") var seat = Seat.standard.rawValue
    @Option(help: ArgumentHelp("The team where they become members.", valueName: "name")) var team: String?
    @Option(help: ArgumentHelp("A file of people, one JSON object a line.", valueName: "file")) var from: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard (email == nil) != (from == nil) else { throw ValidationError("Give one email address, or --from FILE") }
        guard from != nil || (first != nil && last != nil) else {
            throw ValidationError("Give the person's --first and --last name")
        }
        guard OrganizationRole(rawValue: role) != nil else { throw ValidationError("--role has to be user or admin") }
        guard Seat(rawValue: seat) != nil else { throw ValidationError("--seat has to be standard or spectator") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let drafts = try from.map { try PeopleFile(path: $0).read() } ?? [draft]
        let actor = try await gateway.actor()
        var place: TeamID?
        if let team { place = try await gateway.directory.team(named: team, as: actor).id }
        let users = try await gateway.directory.createUsers(drafts, team: place, as: actor)
        return CommandResult(ListReport.users(users))
    }

    private var draft: UserDraft {
        UserDraft(
            firstName: first ?? "", lastName: last ?? "", email: email ?? "",
            role: OrganizationRole(rawValue: role) ?? .user, seat: Seat(rawValue: seat) ?? .standard)
    }
}

import ArgumentParser
import CRMGateway
import Workspace

/// Provisions the people of a file.
struct ImportPeopleCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Provision the people of a file, all or none.",
        discussion: """
            Columns: external_id, email, first_name, last_name, role, seat, teams (separated by semicolons). Who is there \
            already is put on teams that they lack; a line that differs else is wrong. docs/import-export.md tells more.

              crm-gateway import people people.csv --preview
              crm-gateway import people people.csv --role user --seat standard
            """)

    @OptionGroup var arguments: ImportArguments
    @Option(help: "The role of people whose line names none: user or admin.") var role: String?
    @Option(help: "The seat of people whose line names none: standard or spectator.") var seat: String?
    @Flag(help: "Put people on no team, whatever their lines say.") var withoutTeams = false
    @Flag(
        name: .customLong("set-up-later"),
        help: "New people get no dashboard and no mail yet; crm-gateway user finish-setup brings both.")
    var setUpLater = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard role.map({ OrganizationRole(rawValue: $0) != nil }) ?? true else {
            throw ValidationError("--role has to be user or admin")
        }
        guard seat.map({ Seat(rawValue: $0) != nil }) ?? true else {
            throw ValidationError("--seat has to be standard or spectator")
        }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let choices = ImportOptions(
            skipsBadLines: arguments.skipBadLines, role: role.flatMap { OrganizationRole(rawValue: $0) },
            seat: seat.flatMap { Seat(rawValue: $0) }, leavesTeamsOut: withoutTeams,
            leavesSetupIncomplete: setUpLater)
        let (source, format) = (ImportSource.file(path: arguments.file), try arguments.format())
        let (imports, progress) = (gateway.gateway.imports, gateway.importProgress)
        let report =
            arguments.preview
            ? try await imports.previewPeople(
                from: source, format: format, options: choices, as: actor, progress: progress)
            : try await imports.importPeople(
                from: source, format: format, options: choices, as: actor, progress: progress)
        return CommandResult(
            ImportLinesReport(report: report, isPreview: arguments.preview),
            ExitStatus(report, isPreview: arguments.preview))
    }
}

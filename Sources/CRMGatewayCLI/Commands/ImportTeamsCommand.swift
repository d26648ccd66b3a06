import ArgumentParser
import CRMGateway
import Workspace

/// Makes the teams of a file.
struct ImportTeamsCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "teams", abstract: "Make the teams of a file, all or none.",
        discussion: """
            Columns: external_id, name, primary_admin, secondary_admins (addresses, separated by semicolons). Who leads has \
            to be there: for an empty organization import people --without-teams first, then teams, then people again.

              crm-gateway import teams teams.csv --preview
            """)

    @OptionGroup var arguments: ImportArguments
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let choices = ImportOptions(skipsBadLines: arguments.skipBadLines)
        let (source, format) = (ImportSource.file(path: arguments.file), try arguments.format())
        let (imports, progress) = (gateway.gateway.imports, gateway.importProgress)
        let report =
            arguments.preview
            ? try await imports.previewTeams(
                from: source, format: format, options: choices, as: actor, progress: progress)
            : try await imports.importTeams(
                from: source, format: format, options: choices, as: actor, progress: progress)
        return CommandResult(
            ImportLinesReport(report: report, isPreview: arguments.preview),
            ExitStatus(report, isPreview: arguments.preview))
    }
}

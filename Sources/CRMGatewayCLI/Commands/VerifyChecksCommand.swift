import ArgumentParser
import Verification

/// The catalogue of checks.
struct VerifyChecksCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks", abstract: "List the checks that a verification makes, and what each proves.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ session: CommandSession) async throws -> CommandResult {
        CommandResult(ListReport.checks(CheckCatalog.all))
    }
}

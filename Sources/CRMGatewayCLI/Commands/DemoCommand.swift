import ArgumentParser
import Foundation

/// Shows a real Sync CRM against mocks, from an empty folder to the cost in calls.
struct DemoCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Watch a real Sync CRM against mock CRMs; needs no account.",
        discussion: "Starts crm-mock, which stands beside this program, works in a temporary folder, and leaves "
            + "nothing running and nothing behind.")

    @Flag(help: "Keep the temporary folder, and say where it is.") var keep = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ session: CommandSession) async throws -> CommandResult {
        let stage = try DemoStage(keepsFolder: keep)
        defer { stage.clear() }
        return CommandResult(nil, try await DemoStory(stage: stage).tell())
    }
}

import ArgumentParser
import CRMGateway
import Workspace

/// Takes a removal back.
struct UserRestoreCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Take a removal back; names what doesn't come back.",
        discussion: """
            What can't come back under today's rules (a grant that was revoked, say) is named, and the exit code is 5.

            EXAMPLE
              crm-gateway user restore bob@example.com
            """)

    @Argument(help: "The email address that the person had.") var email: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let outcome = try await gateway.gateway.people.restore(try await user(gateway, actor), as: actor)
        return CommandResult(RestoredPersonReport(outcome: outcome), outcome.missing.isEmpty ? .done : .warnings)
    }

    /// Who was removed with that address; where nobody was, who has it now.
    private func user(_ gateway: OpenGateway, _ actor: Actor) async throws -> UserID {
        do {
            return try await gateway.gateway.people.removed(email: email, as: actor)
        } catch let error as GatewayError where error.code == "not_removed" {
            guard let present = try? await gateway.user(email, as: actor) else { throw error }
            return present.id
        }
    }
}

import ArgumentParser
import CRMGateway
import Workspace

/// Shows a person with their keys, and the record types that came with them.
struct UserShowCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a user, with their keys and record types, and what became of their invite."
    )

    @Argument(help: "The email address.") var email: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let user = try await gateway.user(email, as: actor)
        let keys = try await gateway.gateway.grants.keys(of: user.id, as: actor)
        var recordTypes: [UserRecordTypes] = []
        for key in keys {
            let stored = try await gateway.gateway.recordTypes(of: user.id, crm: key.crm, as: actor)
            if let stored { recordTypes.append(stored) }
        }
        let mail = try await gateway.gateway.mail.state(of: user.id, as: actor)
        return CommandResult(UserReport(user: user, mail: mail, keys: keys, recordTypes: recordTypes))
    }
}

import ArgumentParser
import CRMGateway
import Workspace

/// Whose settings a command reads.
struct SettingsOwnerArguments: ParsableArguments {
    @Option(name: .customLong("of"), help: ArgumentHelp("Whose; by default your own. For admins.", valueName: "email"))
    var owner: String?

    /// The user.
    func user(in gateway: OpenGateway, as actor: Actor) async throws -> UserID {
        guard let owner else { return try Self.own(actor) }
        return try await gateway.user(owner, as: actor).id
    }

    /// The one who acts.
    static func own(_ actor: Actor) throws -> UserID {
        guard let user = actor.user else {
            throw CommandFailure(
                .usage, code: "actor_missing", rule: "ACC-1", "Nobody is named whose settings they are.",
                nextStep: "Add --as EMAIL.")
        }
        return user
    }
}

import ArgumentParser
import CRMGateway
import Foundation
import Workspace

/// Whom a push of settings is for.
struct SettingsScopeArguments: ParsableArguments {
    @Option(help: ArgumentHelp("One user.", valueName: "email")) var to: String?
    @Option(help: ArgumentHelp("A whole team.", valueName: "name")) var team: String?
    @Option(help: ArgumentHelp("With --team: only these members, emails with commas.", valueName: "emails"))
    var members: String?

    func validate() throws {
        guard to == nil || team == nil else { throw ValidationError("Name either --to EMAIL or --team NAME") }
        guard members == nil || team != nil else { throw ValidationError("--members needs --team NAME") }
    }

    /// Whether anybody is named.
    var isGiven: Bool { to != nil || team != nil }

    /// The scope.
    func scope(in gateway: OpenGateway, as actor: Actor) async throws -> SyncScope {
        guard let team else { return .user(try await gateway.user(to ?? "", as: actor).id) }
        let found = try await gateway.directory.team(named: team, as: actor).id
        guard let members else { return .team(found) }
        var users: [UserID] = []
        for email in members.split(separator: ",") {
            users.append(try await gateway.user(email.trimmingCharacters(in: .whitespaces), as: actor).id)
        }
        return .members(of: found, users)
    }
}

import ArgumentParser
import CRMGateway
import Foundation

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

    /// The names, as they were typed.
    var name: ScopeName {
        guard let team else { return .user(email: to ?? "") }
        guard let members else { return .team(named: team) }
        let emails = members.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        return .members(emails: emails, ofTeamNamed: team)
    }
}

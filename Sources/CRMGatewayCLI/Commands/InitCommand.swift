import ArgumentParser
import Foundation
import Vault

/// Makes the state folder, the root key and the database.
struct InitCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make the state folder, the root key and the database.",
        discussion: "What is there already is left as it is. Keep a copy of the root key apart from the database: "
            + "without it nothing that is sealed opens again.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ session: CommandSession) async throws -> CommandResult {
        let settings = session.settings
        let isNewFolder = try StateFolder(path: settings.stateDirectory).make()
        let isNewDatabase = !FileManager.default.fileExists(atPath: settings.database)
        let isNewKey = try makeKey(settings, isNewDatabase: isNewDatabase)
        let gateway = try await OpenGateway(session, isNew: true)
        let rootKeyID = gateway.rootKeyIDs.first
        await gateway.close()
        let lines = [
            "State folder \(settings.stateDirectory): \(isNewFolder ? "made" : "was there").",
            "Root key \(rootKeyID ?? ""): \(isNewKey ? "made" : "was there").",
            "Database \(settings.database): \(isNewDatabase ? "made" : "was there").",
            "Next: crm-gateway org create NAME --admin EMAIL --first NAME --last NAME",
        ]
        return CommandResult(
            FactsReport(
                lines,
                [
                    "state_dir": .text(settings.stateDirectory), "database": .text(settings.database),
                    "root_key": .optional(rootKeyID), "made_state_dir": .bool(isNewFolder),
                    "made_root_key": .bool(isNewKey), "made_database": .bool(isNewDatabase),
                ]))
    }

    /// Makes the key's file where it lacks; never for a database that is there, whose key is another.
    private func makeKey(_ settings: Settings, isNewDatabase: Bool) throws -> Bool {
        guard case .file(let path) = settings.rootKey else { return false }
        guard !FileManager.default.fileExists(atPath: path) else { return false }
        guard isNewDatabase else {
            throw CommandFailure(
                .unavailable, code: "root_key_missing", rule: "SEC-1",
                "The database is there, and its root key's file \(path) is not.",
                nextStep: "Bring the file back from its copy; a new key opens nothing.")
        }
        _ = try FileRootKeyProvider(path: path).create()
        return true
    }
}

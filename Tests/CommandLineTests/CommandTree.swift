import ArgumentParser
import Foundation

@testable import CRMGatewayCLI

/// All commands with their arguments, as the parser itself describes them.
enum CommandTree {
    private struct Dump: Decodable {
        let command: Command
    }

    private struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let arguments: [Argument]?
        let subcommands: [Command]?
    }

    private struct Argument: Decodable {
        let valueName: String?
        let names: [Name]?
    }

    private struct Name: Decodable {
        let name: String
    }

    /// Names of options, and of the values of arguments without one.
    static func argumentNames() throws -> Set<String> {
        Set(
            try all().flatMap { $0.arguments ?? [] }.flatMap { argument in
                argument.names.map { $0.map(\.name) } ?? [argument.valueName ?? ""]
            })
    }

    /// What each command says that it does.
    static func abstracts() throws -> [String: String] {
        Dictionary(
            try all().filter { $0.commandName != "help" }.map { ($0.commandName, $0.abstract ?? "") },
            uniquingKeysWith: { first, second in first.isEmpty ? first : second })
    }

    private static func all() throws -> [Command] {
        let text = CRMGatewayCommand._dumpHelp()
        return flat(try JSONDecoder().decode(Dump.self, from: Data(text.utf8)).command)
    }

    private static func flat(_ command: Command) -> [Command] {
        [command] + (command.subcommands ?? []).flatMap(flat)
    }
}

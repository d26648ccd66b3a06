import ArgumentParser
import CRMGateway
import Foundation
import Logging
import Vault

/// From arguments to an exit status.
struct CommandLineProgram: Sendable {
    let hardening: ProcessHardening.Report
    let environment: [String: String]

    /// The variable that names the configuration file, as `--config` does.
    static let fileVariable = "CRM_GATEWAY_CONFIG"

    /// Runs one command.
    func run(_ given: [String]) async -> ExitStatus {
        let arguments = ArgumentOrder.normalized(given)
        do {
            guard var command = try CRMGatewayCommand.parseAsRoot(arguments) as? any SessionCommand else {
                return help(for: arguments)
            }
            return await perform(&command)
        } catch {
            return leave(because: error, arguments)
        }
    }

    private func perform(_ command: inout any SessionCommand) async -> ExitStatus {
        var console = Console(format: OutputFormat(rawValue: command.options.format ?? "") ?? .table)
        do {
            let settings = try await settings(of: command.options)
            console = Console(format: settings.format)
            try Self.check(settings.format, of: type(of: command))
            let session = CommandSession(
                settings: settings, console: console, logger: Self.logger(at: settings.logLevel))
            for warning in hardening.warnings { session.logger.info("\(warning)") }
            let result = try await command.perform(session)
            if let report = result.report { console.print(report) }
            return result.status
        } catch {
            let failure = CommandFailure(reading: error)
            console.print(failure)
            return failure.status
        }
    }

    private func settings(of options: GlobalOptions) async throws -> Settings {
        let file = options.config ?? environment[Self.fileVariable].flatMap { $0.isEmpty ? nil : $0 }
        let reader = try await SettingsReader(flags: options.flags, environment: environment, file: file)
        return try Settings(reader, home: environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path)
    }

    private static func check(
        _ format: OutputFormat, of command: any SessionCommand.Type
    ) throws(CommandFailure) {
        guard !command.formats.contains(format) else { return }
        let known = OutputFormat.allCases.filter(command.formats.contains).map(\.rawValue)
        throw .setting(.format, "has to be one of: \(known.joined(separator: ", ")), for this command.")
    }

    private static func logger(at level: Logger.Level) -> Logger {
        var logger = Logger(label: "crm-gateway") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        return logger
    }

    /// A name that stands for several commands alone: its help, as a wrong call.
    private func help(for arguments: [String]) -> ExitStatus {
        leave(because: CleanExit.helpRequest(), arguments.isEmpty ? arguments : arguments + ["--help"])
    }

    private func leave(because error: any Error, _ arguments: [String]) -> ExitStatus {
        if CRMGatewayCommand.exitCode(for: error) == .success {
            Swift.print(helpText(error, arguments))
            return .done
        }
        let format: OutputFormat = arguments.contains("json") && arguments.contains("--format") ? .json : .table
        Console(format: format).print(Self.failure(error, arguments))
        return .usage
    }

    private func helpText(_ error: any Error, _ arguments: [String]) -> String {
        guard arguments.last == "--help", let again = helpError(arguments) else {
            return CRMGatewayCommand.fullMessage(for: error)
        }
        return CRMGatewayCommand.fullMessage(for: again)
    }

    /// What the parser answers to a request for help, which knows the command that it was asked for.
    private func helpError(_ arguments: [String]) -> (any Error)? {
        do {
            // The parser may answer with a command of its own, which tells when it is run.
            var command = try CRMGatewayCommand.parseAsRoot(arguments)
            if !(command is any SessionCommand) { try command.run() }
            return nil
        } catch { return error }
    }

    private static func failure(_ error: any Error, _ arguments: [String]) -> CommandFailure {
        let said = CRMGatewayCommand.message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
        // Somebody may have pasted a token where a flag or a name belongs: it isn't shown again (T-12).
        let isDelicate = ["connect", "app"].contains(arguments.first ?? "") && said.contains("'")
        let name = arguments.prefix { !$0.hasPrefix("-") }.prefix(2).filter { CRMGatewayCommand.knows($0) }
        return CommandFailure(
            .usage, code: "usage",
            isDelicate
                ? "The call of \(arguments[0]) is wrong; a secret is given through standard input or a file." : said,
            nextStep: "See " + (["crm-gateway"] + name + ["--help"]).joined(separator: " ") + ".")
    }
}

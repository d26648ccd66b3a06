import ArgumentParser
import Foundation
import Vault

/// The command line of the gateway.
@main
struct CRMGatewayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crm-gateway",
        abstract: "Hand CRM keys from an organization's admin to users and teams, and prove that it worked.",
        discussion: """
            Results are on standard output, progress and errors on standard error. Settings come from flags, then \
            from the environment (CRM_GATEWAY_…), then from a JSON file (--config); docs/configuration.md lists them.

            EXIT CODES
            \(ExitStatus.table.map { "  " + $0 }.joined(separator: "\n"))

            EXAMPLES
              crm-gateway demo
              crm-gateway init
              crm-gateway org create "Acme" --admin ann@example.com --first Ann --last Lee
              crm-gateway connect hubspot --as ann@example.com < token.txt
              crm-gateway sync crm --team Sales --as ann@example.com --preview
            """,
        version: ProgramVersion.text,
        subcommands: [
            InitCommand.self, OrgCommand.self, ProvisionCommand.self, UserCommand.self, MailCommand.self,
            TeamCommand.self, AppCommand.self,
            ConnectCommand.self, DisconnectCommand.self, KeysCommand.self, SyncCommand.self, RunsCommand.self,
            AuditCommand.self,
            VerifyCommand.self, DoctorCommand.self,
            EventsCommand.self, ImportCommand.self, ExportCommand.self,
            SettingsCommand.self,
            VaultCommand.self, RestoreCommand.self, MigrateCommand.self, DemoCommand.self, DocsCommand.self,
            DebugCommand.self,
        ])

    /// Whether a word is the name of a command, so that it may be shown in a message.
    static func knows(_ word: String) -> Bool {
        var names: Set<String> = []
        for command in configuration.subcommands {
            let inner = command.configuration
            names.insert(inner.commandName ?? "")
            for part in inner.subcommands { names.insert(part.configuration.commandName ?? "") }
        }
        return names.contains(word)
    }

    static func main() async {
        let hardening = ProcessHardening.apply()
        let program = CommandLineProgram(
            hardening: hardening, environment: ProcessInfo.processInfo.environment)
        let status = await program.run(Array(CommandLine.arguments.dropFirst()))
        Foundation.exit(status.rawValue)
    }
}

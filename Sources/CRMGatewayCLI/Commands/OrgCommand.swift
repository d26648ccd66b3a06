import ArgumentParser

/// Organizations.
struct OrgCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "org", abstract: "Make and show organizations, and choose their owner properties.",
        subcommands: [
            OrgCreateCommand.self, OrgListCommand.self, OrgShowCommand.self, OrgOwnerPropertyCommand.self,
            OrgAdminCommand.self, OrgThresholdCommand.self,
        ])
}

import ArgumentParser

/// What is about verifications.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove that what was synced works, down to a record that is written and read back.",
        discussion: """
            crm-gateway verify --target EMAIL | --team NAME runs one; see: crm-gateway verify run --help. The other \
            subcommands show what earlier ones found, clean up after them, and choose records to write into.
            """,
        subcommands: [
            VerifyRunCommand.self, VerifyListCommand.self, VerifyShowCommand.self, VerifyDiffCommand.self,
            VerifyChecksCommand.self, VerifyCleanupCommand.self, VerifyDesignateCommand.self,
            VerifyDesignatedCommand.self, VerifyUndesignateCommand.self, VerifyHeldCommand.self,
            VerifyReleaseCommand.self,
        ], defaultSubcommand: VerifyRunCommand.self)
}

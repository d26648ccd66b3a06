import ArgumentParser
import CRMGateway
import Verification
import Workspace

/// A verification.
struct VerifyRunCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Verify a user or a team.",
        discussion: """
            By default each CRM gets a record for each mapped object, which is read back and deleted; its name tells people \
            what it is. What is shared by a CRM account is checked once, however many people share it.

            Ends with 1 where something doesn't work, with 4 where something that was asked for wasn't checked, with 6 where \
            a record may still be in a CRM, with 5 where somebody should look, and with 0 only where everything passed.

            EXAMPLES
              crm-gateway verify --team Sales --as ann@example.com
              crm-gateway verify --target bob@example.com --crm hubspot --check properties --mode read-only
              crm-gateway verify --team Sales --format junit --output verification.xml

            WHAT ELSE THERE IS (crm-gateway verify SUBCOMMAND --help)
            \(others)
            """)

    static let formats = Set(OutputFormat.allCases)

    /// What `verify` can do besides: as the default subcommand, this one's help is what people read of `verify --help`.
    static let others = """
          list                           verifications that were made, newest first
          show RUN                       what one found
          diff EARLIER LATER             what got worse between two, and what better
          checks                         the checks, and what each proves
          cleanup                        remove what earlier ones may have left in CRMs
          designate CRM OBJECT RECORD    choose the record of --mode designated
          designated                     the records that are chosen
          undesignate CRM OBJECT         let go of one
          held MARK                      what one held before a verification that couldn't restore it
          release MARK                   leave it as it is, and forget that
        """

    @OptionGroup(title: "What is verified") var arguments: VerifyArguments
    @Option(
        help: ArgumentHelp(
            "Write the report to this new file, and the summary to standard output.", valueName: "file"))
    var output: String?
    @Flag(help: "Tell everything that happens, event by event, on standard error.") var watch = false
    @Flag(help: "Show every result, and every person.") var all = false
    @Option(
        name: .customLong("idempotency-key"),
        help: ArgumentHelp("The same key within 24 hours names the same run.", valueName: "key"))
    var idempotencyKey: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let request = try await arguments.request(in: gateway, as: actor)
        // Before anything is written in a CRM it is sure that the report can be kept.
        let file = try output.map { try ExportFile(creating: $0) }
        let handle: RunHandle
        do {
            handle = try await gateway.gateway.verify(request, as: actor, idempotencyKey: idempotencyKey)
        } catch {
            file?.discard()
            throw error
        }
        let target = VerificationTarget(file: file, showsAll: all, isWatched: watch)
        return try await gateway.followVerification(handle, to: target, as: actor)
    }
}

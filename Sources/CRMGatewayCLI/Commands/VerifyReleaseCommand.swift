import ArgumentParser
import CRMGateway
import ConnectorKit

/// Gives up what the gateway can't settle any more: a temporary record that no key sees, or the old values of a designated one.
struct VerifyReleaseCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Give up what a verification left and the gateway can't settle any more.",
        discussion: """
            A temporary record that no key of the account is shown any more, because the account was disconnected, the \
            key is gone or the record is hidden: it isn't looked for any longer, and may still stand in the CRM under \
            its name. Look there, and delete it. What a key can still see is refused: verify cleanup removes it.

            A designated record whose old values the gateway can't put back, because somebody, or something in the CRM, \
            changed it since, or no key leads there: it stays as it is. See the values with verify held first: they are \
            wiped.

            For super admins, and audited.
            """)

    @OptionGroup var mark: ProbeMarkArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let probe = try mark.probe()
        let actor = try await gateway.actor()
        return CommandResult(
            ReleaseReport(released: try await gateway.gateway.verification.release(probe, as: actor)))
    }
}

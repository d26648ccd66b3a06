import ArgumentParser
import CRMGateway
import ConnectorKit
import Foundation
import Workspace

/// Connects a CRM: a static token, or the vendor's own page in a browser.
struct ConnectCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect", abstract: "Connect a CRM, and say whose account it is and which scopes are missing.",
        discussion: """
            A static token comes through standard input (asked for on a terminal) or from a file, never from an \
            argument. With --oauth the CRM's own page is opened in a browser of this machine, which sends the answer \
            to a listener on the loopback that lives for five minutes.
            """)

    @Argument(help: "The CRM.") var crm: String
    @Option(
        name: .customLong("for"), help: ArgumentHelp("Who gets the key; by default whoever acts.", valueName: "email"))
    var owner: String?
    @Option(
        name: .customLong("token-file"),
        help: ArgumentHelp("A file, mode 0600, that holds the token.", valueName: "file"))
    var tokenFile: String?
    @Flag(help: "Connect through the CRM's own page.") var oauth = false
    @Option(help: ArgumentHelp("The account that it has to be; any other is refused.", valueName: "id"))
    var account: String?
    @Flag(help: "Take the account that is shown without asking.") var yes = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    /// The longest token, in bytes.
    static let tokenBytesMax = 16_384

    func validate() throws {
        guard !oauth || tokenFile == nil else { throw ValidationError("--oauth takes no token file") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let crm = try gateway.crm(crm)
        let actor = try await gateway.actor()
        let user = try await owner.asyncMap { try await gateway.user($0, as: actor).id } ?? actor.user
        guard let user else {
            throw CommandFailure(
                .usage, code: "owner_missing", "Nobody is named who gets the key.", nextStep: "Add --for EMAIL.")
        }
        try await gateway.noteOrigin(of: crm, by: actor)
        let confirmation = AccountConfirmation(
            console: gateway.console, expected: account, isGiven: yes, isOAuth: oauth)
        let outcome = try await confirmation.deciding { confirming in
            if oauth {
                return try await LoopbackConnect(gateway: gateway, crm: crm, actor: actor)
                    .run(for: user, confirming: confirming)
            }
            return try await gateway.gateway.grants.connectStaticToken(
                crm, token: try token(), for: user, as: actor, confirming: confirming)
        }
        return CommandResult(ConnectReport(outcome), outcome.missingScopes.isEmpty ? .done : .warnings)
    }

    private func token() throws(CommandFailure) -> Secret {
        if let tokenFile { return try SecretFile(path: tokenFile, bytesMax: Self.tokenBytesMax).read() }
        return try HiddenPrompt.secret("Token: ", bytesMax: Self.tokenBytesMax)
    }
}

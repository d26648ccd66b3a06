import ArgumentParser
import CRMGateway
import ConnectorKit
import Foundation
import Workspace

/// Connects a CRM: a static token, the vendor's own page in a browser, or what was entered for a way without one.
struct ConnectCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect", abstract: "Connect a CRM, and say whose account it is and which scopes are missing.",
        discussion: """
            A static token comes through standard input (asked for on a terminal) or from a file, never from an \
            argument. With --oauth the CRM's own page is opened in a browser of this machine, which sends the answer \
            to a listener on the loopback that lives for five minutes. Other ways are named by --method, with their \
            inputs: secret ones from files of mode 0600, the last that is missing through standard input.

            WAYS
            \(ConnectMethods.lines().map { "  " + $0 }.joined(separator: "\n"))
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
    @Option(help: ArgumentHelp("The way to connect; by default a static token.", valueName: "name"))
    var method: String?
    @Option(
        name: .customLong("input"),
        help: ArgumentHelp("What a way needs and isn't secret; may be repeated.", valueName: "name=value"))
    var inputs: [String] = []
    @Option(
        name: .customLong("input-file"),
        help: ArgumentHelp("What a way needs, from a file of mode 0600; may be repeated.", valueName: "name=file"))
    var inputFiles: [String] = []
    @Option(help: ArgumentHelp("The account that it has to be; any other is refused.", valueName: "id"))
    var account: String?
    @Flag(help: "Take the account that is shown without asking.") var yes = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    /// The longest token, and the longest input, in bytes.
    static let tokenBytesMax = 16_384

    private var kind: AuthenticationMethod.Kind? {
        method.map { AuthenticationMethod.Kind(rawValue: $0) } ?? (oauth ? .authorizationCode : .staticToken)
    }

    func validate() throws {
        guard let kind else {
            let known = AuthenticationMethod.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--method has to be one of: \(known)")
        }
        guard !oauth || kind == .authorizationCode else {
            throw ValidationError("--oauth is --method authorization_code; choose one")
        }
        guard tokenFile == nil || kind == .staticToken else {
            throw ValidationError("--token-file is for static_token alone")
        }
        let takesInputs = kind == .jwtBearer || kind == .clientCredentials
        guard takesInputs || (inputs.isEmpty && inputFiles.isEmpty) else {
            throw ValidationError("--input and --input-file are for jwt_bearer and client_credentials alone")
        }
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
            console: gateway.console, expected: account, isGiven: yes, isOAuth: kind == .authorizationCode)
        let outcome = try await confirmation.deciding { confirming in
            try await connect(crm, for: user, as: actor, gateway, confirming)
        }
        return CommandResult(ConnectReport(outcome), outcome.missingScopes.isEmpty ? .done : .warnings)
    }

    private func connect(
        _ crm: CRMID, for user: UserID, as actor: Actor, _ gateway: OpenGateway,
        _ confirming: @escaping ConnectConfirmation
    ) async throws -> ConnectOutcome {
        let grants = gateway.gateway.grants
        switch kind ?? .staticToken {
        case .authorizationCode:
            return try await LoopbackConnect(gateway: gateway, crm: crm, actor: actor)
                .run(for: user, confirming: confirming)
        case .staticToken:
            return try await grants.connectStaticToken(
                crm, token: try token(), for: user, as: actor, confirming: confirming)
        case .jwtBearer, .clientCredentials:
            let way = try way(of: crm, gateway)
            let entered = EnteredCredentials(crm: crm, method: way, texts: inputs, files: inputFiles)
            return try await grants.connect(
                crm, by: way.kind, inputs: try entered.read(), for: user, as: actor, confirming: confirming)
        }
    }

    /// Asked before anything is read: nobody types a secret for a way that there isn't.
    private func way(of crm: CRMID, _ gateway: OpenGateway) throws(CommandFailure) -> AuthenticationMethod {
        let ways = gateway.gateway.connectors[crm]?.descriptor.authentication ?? []
        guard let way = ways.first(where: { $0.kind == kind }) else {
            throw CommandFailure(
                .usage, code: "method_unsupported", "\(crm) can't be connected by \(kind?.rawValue ?? "this").",
                nextStep: "Choose one of: \(ways.map(\.kind.rawValue).joined(separator: ", ")).")
        }
        return way
    }

    private func token() throws(CommandFailure) -> Secret {
        if let tokenFile { return try SecretFile(path: tokenFile, bytesMax: Self.tokenBytesMax).read() }
        return try HiddenPrompt.secret("Token: ", bytesMax: Self.tokenBytesMax)
    }
}

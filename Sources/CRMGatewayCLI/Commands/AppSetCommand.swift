import ArgumentParser
import CRMGateway
import ConnectorKit

/// Sets the organization's own app with a CRM.
struct AppSetCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set the organization's own app with a CRM, in place of the deployment's.",
        discussion: """
            All of it is set anew: without --client-secret-file the app has no secret. Grants that another app \
            obtained can't be refreshed with this one: connect them anew.
            """)

    @Argument(help: "The CRM.") var crm: String
    @Option(name: .customLong("client-id"), help: ArgumentHelp("The app's client id.", valueName: "id"))
    var clientID: String
    @Option(
        name: .customLong("client-secret-file"),
        help: ArgumentHelp("A file, mode 0600, that holds the client secret.", valueName: "file"))
    var clientSecretFile: String?
    @Option(
        help: ArgumentHelp(
            "Where the CRM sends the browser back to; by default the loopback of this machine.", valueName: "url"))
    var redirect: String?
    @Option(
        name: .customLong("scope"),
        help: ArgumentHelp("A scope to ask for; may be repeated; by default what is needed.", valueName: "name"))
    var scopes: [String] = []
    @Option(
        name: .customLong("sign-in"),
        help: ArgumentHelp(
            "The CRM's host where the app signs people in, where it isn't the usual one, of a CRM that has several.",
            valueName: "url"))
    var signIn: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard !clientID.isEmpty else { throw ValidationError("--client-id is empty") }
        guard signIn.map({ Origin(parsing: $0) != nil }) ?? true else {
            throw ValidationError("--sign-in has to look like https://host, without a path")
        }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let crm = try gateway.crm(crm)
        let actor = try await gateway.actor()
        let secret = try secret()
        let port = gateway.settings.apps[crm]?.redirectPort ?? 0
        let app = OAuthApp(
            clientID: clientID, clientSecret: secret,
            redirectURI: redirect ?? "http://localhost:\(port)\(Settings.redirectPath)",
            scopes: scopes.map(Scope.init(rawValue:)), signIn: signIn.flatMap(Origin.init(parsing:)))
        try await gateway.gateway.grants.setApp(app, for: crm, as: actor)
        return CommandResult(AppReport(try await gateway.gateway.grants.app(for: crm, as: actor), of: crm))
    }

    private func secret() throws(CommandFailure) -> Secret? {
        guard let clientSecretFile else { return nil }
        return try SecretFile(path: clientSecretFile, bytesMax: Settings.secretBytesMax).read()
    }
}

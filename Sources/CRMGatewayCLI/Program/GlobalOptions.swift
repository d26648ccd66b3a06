import ArgumentParser

/// Options that every command takes, before or after its name. None takes a secret (T-12).
struct GlobalOptions: ParsableArguments {
    @Option(name: .customLong("as"), help: ArgumentHelp("Who acts.", valueName: "email"))
    var actor: String?

    @Option(
        name: .customLong("org"), help: ArgumentHelp("The organization; by default the only one.", valueName: "name"))
    var organization: String?

    @Option(
        name: .customLong("state-dir"),
        help: ArgumentHelp("The folder of database, root key and anchors.", valueName: "folder"))
    var stateDirectory: String?

    @Option(help: ArgumentHelp("The configuration file, JSON.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "How the result is printed: table or json; verifications also as junit or markdown.", valueName: "format"))
    var format: String?

    @Option(help: ArgumentHelp("Append every exchange with a CRM to a file, secrets struck out.", valueName: "file"))
    var record: String?

    @Option(
        name: .customLong("crm-origin"),
        help: ArgumentHelp("A mock in place of a CRM: hubspot=http://127.0.0.1:8081.", valueName: "crm=origin"))
    var crmOrigins: [String] = []

    @Option(help: ArgumentHelp("Progress on standard error: auto, live, lines or off.", valueName: "style"))
    var progress: String?

    @Option(
        name: .customLong("log-level"),
        help: ArgumentHelp("Least grave messages logged on standard error.", valueName: "level"))
    var logLevel: String?

    /// The long names, each of which takes a value.
    static let names: Set<String> = [
        "--as", "--org", "--state-dir", "--config", "--format", "--record", "--crm-origin", "--progress", "--log-level",
    ]

    /// What was said, by setting.
    var flags: [Setting: FlagValue] {
        let texts: [(Setting, String?)] = [
            (.actor, actor), (.organization, organization), (.stateDirectory, stateDirectory), (.format, format),
            (.record, record), (.progress, progress), (.logLevel, logLevel),
        ]
        var flags: [Setting: FlagValue] = [:]
        for case (let setting, let text?) in texts { flags[setting] = .text(text) }
        if !crmOrigins.isEmpty { flags[.crmOrigins] = .texts(crmOrigins) }
        return flags
    }
}

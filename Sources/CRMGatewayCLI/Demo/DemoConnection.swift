import ConnectorKit

/// How the demo connects one CRM: what the CRM's mock says on start, and which option of `connect` takes it.
struct DemoConnection: Sendable {
    /// Ends the sentence "Ann connects …".
    let told: String
    /// The way, as `connect --method` names it; `nil` for a static token.
    var method: AuthenticationMethod.Kind?
    /// What comes through standard input.
    var standardInput: MockLine.Key?
    /// What stands in arguments, by the input's name; none of it secret.
    var inputs: [String: MockLine.Key] = [:]
    /// Secrets from files, by the input's name; each file is gone as soon as the CRM is connected.
    var inputFiles: [String: MockLine.Key] = [:]
    /// Settings of the deployment's app, by their names below the CRM's own.
    var settings: [String: MockLine.Key] = [:]
    /// Settings that name a file which holds a secret; the files are there until the demo ends.
    var settingFiles: [String: MockLine.Key] = [:]
    /// The owner property of our own that deals are to have.
    let ownerProperty: String
    /// Who is to see it, where the CRM hides what was created, as `--visible-to` names them.
    var visibleTo: String?

    /// Whether a browser goes to the CRM's page.
    var usesBrowser: Bool { method == .authorizationCode }

    /// A connection by a token that a person made in the CRM.
    static func staticToken(
        ownerProperty: String, told: String = "with a token that comes through standard input, never as an argument"
    ) -> DemoConnection {
        DemoConnection(told: told, standardInput: .staticToken, ownerProperty: ownerProperty)
    }
}

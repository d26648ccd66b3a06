import ConnectorKit

/// What a person enters to connect Salesforce without a browser.
enum SalesforceInput {
    /// The user whom a signed assertion names.
    static let username = CredentialInput(name: "username", label: "Username in Salesforce (not the email)")
    /// The key that signs assertions; its certificate is uploaded to the app.
    static let privateKey = CredentialInput(
        name: "private-key", label: "Private key, PEM (PKCS #8 or PKCS #1)", isSecret: true)
    /// The key's passphrase.
    static let passphrase = CredentialInput(
        name: "passphrase", label: "Passphrase of the private key", isSecret: true, isOptional: true)
    /// The org's own host; left out where the app's sign-in host is it.
    static let host = CredentialInput(
        name: "host", label: "My Domain host, as acme.my.salesforce.com", isOptional: true)

    /// The longest username that Salesforce allows, in characters.
    static let usernameCharactersMax = 80
}

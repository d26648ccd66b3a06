/// The names of what credentials of Salesforce hold beside tokens.
///
/// Facts that stay the same as long as the grant points to the same org and user: the core keeps a grant whose facts
/// changed from being used until the account was checked (F-A11).
enum SalesforceAttribute {
    /// Where the org's API is, `https://acme.my.salesforce.com`; checked each time before it is used.
    static let instance = "instance_url"
    /// The org's id.
    static let organization = "organization_id"
    /// The id of the user whom the key acts as.
    static let user = "user_id"
    /// The host where tokens are asked for without a browser.
    static let signIn = "sign_in_host"
    /// The name that an assertion's user signs in with.
    static let username = "username"
    /// The private key of assertions, PEM; secret.
    static let privateKey = "private_key"
    /// The private key's passphrase; secret.
    static let passphrase = "passphrase"

    /// The longest text that is kept of an answer, in bytes; no host's address is as long.
    static let bytesMax = 512
}

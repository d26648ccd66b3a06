/// The org itself.
struct Organization: Sendable {
    let id: String
    var name: String
    /// The host of its My Domain, such as `acme-demo.my.salesforce.com`.
    var host: String
    let isSandbox: Bool
    var type: String

    /// Where the org's data is, as token answers say it: never the mock's own address.
    var instanceURL: String { "https://\(host)" }
    /// Where its users sign in.
    var loginURL: String { isSandbox ? "https://test.salesforce.com" : "https://login.salesforce.com" }
}

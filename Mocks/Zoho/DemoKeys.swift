import MockKit

/// The keys of the demo grant. A mock makes them once, so that they outlive resets.
struct DemoKeys: Sendable {
    let access = DemoKeys.makeToken()
    let expiredAccess = DemoKeys.makeToken()
    let refresh = DemoKeys.makeToken()
    let clientID: String
    let clientSecret: String

    init(_ app: ZohoSeed.App) {
        clientID = app.clientID ?? "1000." + TokenText.random(30).uppercased()
        clientSecret = app.clientSecret ?? TokenText.hexadecimal([42])
    }

    /// A token of any kind: `1000.`, and twice 32 hexadecimal digits.
    static func makeToken() -> String {
        "1000." + TokenText.hexadecimal([32]) + "." + TokenText.hexadecimal([32])
    }
}

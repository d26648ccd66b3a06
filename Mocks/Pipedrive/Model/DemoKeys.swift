import MockKit

/// The keys of the demo grant. A mock makes them once, so that they outlive resets.
struct DemoKeys: Sendable {
    let access = DemoKeys.makeAccess()
    let expiredAccess = DemoKeys.makeAccess()
    let refresh = DemoKeys.makeRefresh(user: 1)
    /// An API token: 40 hexadecimal digits.
    let apiToken = TokenText.hexadecimal([40])
    let clientID: String
    let clientSecret: String

    init(_ app: PipedriveSeed.App) {
        clientID = app.clientID ?? TokenText.hexadecimal([16])
        clientSecret = app.clientSecret ?? TokenText.hexadecimal([40])
    }

    /// An access token: hundreds of characters, with those that a form must escape.
    static func makeAccess() -> String { "v1u:AQIBAHj" + TokenText.random(240) + "/x+" + TokenText.random(60) + "==" }

    /// A refresh token: user, a number and 40 hexadecimal digits.
    static func makeRefresh(user: Int) -> String { "\(user):1:" + TokenText.hexadecimal([40]) }
}

import MockKit

/// The keys of the demo grant. A mock makes them once, so that they outlive resets.
struct DemoKeys: Sendable {
    let access = "CN" + TokenText.random(110)
    let expiredAccess = "CN" + TokenText.random(110)
    let refresh = "na1-" + TokenText.hexadecimal([4, 4, 4, 4, 12])
    let staticToken = "pat-na1-" + TokenText.hexadecimal([8, 4, 4, 4, 12])
    let clientID: String
    let clientSecret: String

    /// How long ago the expired token's lifetime ended.
    static let expiredForHours = 5

    init(_ app: HubSpotSeed.App) {
        clientID = app.clientID ?? TokenText.hexadecimal([8, 4, 4, 4, 12])
        clientSecret = app.clientSecret ?? TokenText.hexadecimal([8, 4, 4, 4, 12])
    }
}

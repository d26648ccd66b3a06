import MockKit

/// The keys of the demo app and the demo API key. A mock makes them once, so that they outlive resets.
struct DemoKeys: Sendable {
    let access = Self.makeToken()
    let apiKey = Self.makeToken()
    let clientID: String
    let clientSecret: String

    /// Characters of an API key, as Attio's refusal of others says.
    static let tokenCharacters = 64

    init(_ app: AttioSeed.App) {
        clientID = app.clientID ?? TokenText.hexadecimal([8, 4, 4, 4, 12])
        clientSecret = app.clientSecret ?? TokenText.hexadecimal([64])
    }

    static func makeToken() -> String { TokenText.hexadecimal([tokenCharacters]) }
}

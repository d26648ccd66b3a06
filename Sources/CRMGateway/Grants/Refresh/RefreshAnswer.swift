import ConnectorKit
import SQLStore

/// A good answer of the token endpoint, maybe the only copy of a rotated token, on its way into the store.
struct RefreshAnswer: Sendable {
    /// Which grant.
    let address: GrantAddress
    /// The attempt that it answers.
    let attempt: String
    /// The generation that was refreshed.
    let generation: Int64
    /// What the CRM issued.
    let credentials: Credentials
    /// What it issued before.
    let previous: Credentials
    /// Why it must be checked before it is used.
    let doubt: AccountPin.Doubt?
    /// Whether the CRM had refused the token before it as soon as it was there (``EarlyRefusal``).
    let isAfterEarlyRefusal: Bool

    /// Whether there is a refresh token that wasn't there before: then the vendor's behaviour holds.
    var hasGainedRefreshToken: Bool {
        previous.refreshToken == nil && credentials.refreshToken != nil
    }

    /// Whether the CRM has rotated the refresh token: then each is good for one use.
    var hasRotated: Bool {
        previous.refreshToken != nil && credentials.refreshToken != previous.refreshToken
    }
}

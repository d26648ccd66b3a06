import ConnectorKit
import SQLStore

/// All that the decision about a refresh depends on; values alone.
struct RefreshSituation: Hashable, Sendable {
    /// One earlier attempt on the present generation.
    struct Attempt: Hashable, Sendable {
        /// Its id.
        let id: String
        /// How far it came.
        let state: RefreshIntentState
        /// Whether it repeated a lost one.
        let isReplay: Bool
    }

    /// Whether the grant may be used.
    var state: GrantState
    /// How far the access token's life has gone.
    var life: TokenLife
    /// Whether there is a refresh token and a way to send it.
    var canRefresh: Bool
    /// What a refresh does to the refresh token.
    var behaviour: RefreshBehaviour
    /// The attempts on the present generation, oldest first.
    var attempts: [Attempt]
    /// Whether the open attempt was watched for as long as its request may take, by the watcher's own stopwatch.
    var isWatchedOut: Bool
    /// Whether the vendor asked to be left alone.
    var isCooling: Bool
    /// Whether the CRM refuses tokens as soon as it has issued them, for the second time in a row.
    var isRefusedAgain = false
    /// Whether the store isn't the one that was anchored (SEC-8).
    var isSuspect = false

    var holdsSuspectToken: Bool { isSuspect && behaviour == .singleUse }
}

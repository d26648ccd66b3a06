/// Why somebody must reconnect; the raw value is stored and shown.
enum ReconnectReason: String, Hashable, Sendable, CaseIterable {
    /// The CRM says that the refresh token is no good (F-A9).
    case refreshRefused = "refresh_refused"
    /// The CRM refuses a token that can't be refreshed.
    case tokenRefused = "token_refused"
    /// A single-use refresh token was sent, its answer lost, and the one repetition brought none (F-A5).
    case outcomeUnknown = "refresh_outcome_unknown"
    /// The store was restored, and an admin chose not to try its token (SEC-8).
    case storeRestored = "store_restored"

    /// For people.
    var explanation: String {
        switch self {
        case .refreshRefused: "the CRM refuses the refresh token"
        case .tokenRefused: "the CRM refuses the token, and it can't be refreshed"
        case .storeRestored: "the database was brought back from an older state, and its token may be spent"
        case .outcomeUnknown: "the answer of a refresh was lost, and its one repetition brought none"
        }
    }
}

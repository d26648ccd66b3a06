public import MockKit

/// Behaviours that a test turns on, in the seed or while the mock runs (change `set_switch`).
///
/// Members have the names that the seed and the change use, in lower camel case here and in snake case there.
public struct SalesforceSwitches: SwitchSet, Equatable {
    /// Each refresh gives a new refresh token and ends the old one at once; reuse of a dead one ends the family.
    public var rotation = false
    /// Two refreshes of one token within so many seconds: the second is refused as being processed already.
    public var refreshOverlapSeconds = 0
    /// Every REST call is refused with the policy's 401, which no refresh mends.
    public var blockSession = false
    /// The org has no REST interface: 403 `API_DISABLED_FOR_ORG`.
    public var apiDisabled = false
    /// The daily quota is used up: 403 `REQUEST_LIMIT_EXCEEDED`.
    public var totalRequests = false
    /// Too many long requests run: 403 `REQUEST_LIMIT_EXCEEDED` with the other message.
    public var concurrent = false
    /// Messages of errors come in the user's language, which is not English.
    public var localisedMessages = false
    /// Errors have no member `fields`.
    public var omitFields = false
    /// Rows of a page of a query; 0 leaves the size to the request and to Salesforce's limits.
    public var pageRows = 0
    /// Locators of queries are refused as expired.
    public var expireLocators = false
    /// So many writes of records are refused with `UNABLE_TO_LOCK_ROW`.
    public var rowLocks = 0
    /// An access token is dead after so many requests; 0 for never.
    public var sessionRequests = 0
    /// Answers carry `Warning: 299`, as those of deprecated versions do.
    public var deprecationWarning = false
    /// Every host but the My Domain one counts as a sign-in host, which refuses `client_credentials`.
    public var loopbackIsLogin = false
    /// The token endpoint refuses with `rate_limit_exceeded`.
    public var tokenRateLimit = false
    /// A field permission is refused unless its permission set reads the object already.
    public var objectPermissionsFirst = false
    /// Changes of definitions and of rights leave `Last-Modified` as it was: a conditional describe is 304, though what it
    /// describes has changed.
    public var staleDescribe = false
    /// Users' e-mails end in `.invalid`, as after the refresh of a sandbox; those of users who come later don't.
    public var invalidEmails = false

    /// Nothing is shared by itself: whoever neither owns a record nor may view all records isn't shown it.
    public var privateSharing = false

    /// Everything off.
    public init() {}

    /// The switches that are on or off.
    public static var flags: [String: WritableKeyPath<SalesforceSwitches, Bool>] {
        [
            "rotation": \.rotation, "block_session": \.blockSession, "api_disabled": \.apiDisabled,
            "total_requests": \.totalRequests, "concurrent": \.concurrent,
            "localised_messages": \.localisedMessages, "omit_fields": \.omitFields,
            "expire_locators": \.expireLocators, "deprecation_warning": \.deprecationWarning,
            "loopback_is_login": \.loopbackIsLogin, "token_rate_limit": \.tokenRateLimit,
            "invalid_emails": \.invalidEmails, "object_permissions_first": \.objectPermissionsFirst,
            "stale_describe": \.staleDescribe, "private_sharing": \.privateSharing,
        ]
    }

    /// The switches that are numbers.
    public static var numbers: [String: WritableKeyPath<SalesforceSwitches, Int>] {
        [
            "refresh_overlap_seconds": \.refreshOverlapSeconds, "page_rows": \.pageRows, "row_locks": \.rowLocks,
            "session_requests": \.sessionRequests,
        ]
    }
}

public import MockKit

/// Behaviours that a test turns, in the seed or while the mock runs (change `set_switch`): what Zoho's documents leave
/// open, each with both outcomes, and troubles that come and go.
public struct ZohoSwitches: SwitchSet, Equatable {
    // MARK: Tokens

    /// Throttled refreshes come with HTTP 200 instead of 400.
    public var throttleWith200 = false
    /// Every token request is throttled.
    public var throttleTokens = false
    /// Token answers have no `scope`.
    public var omitScope = false
    /// Token answers have no `api_domain`.
    public var omitAPIDomain = false
    /// Token answers count milliseconds in `expires_in`, and seconds in `expires_in_sec`.
    public var legacyExpiry = false
    /// The accounts host belongs to another data centre: `invalid_code`.
    public var wrongAccountsHost = false
    /// The app is not known in the data centre: `invalid_client`.
    public var unknownClient = false
    /// The API host belongs to another data centre: every token is 401 `INVALID_TOKEN`.
    public var wrongAPIHost = false
    /// Dead tokens are 401 `AUTHENTICATION_FAILURE` instead of `INVALID_TOKEN`.
    public var deadTokenIsFailure = false
    /// A missing scope is 403 instead of 401.
    public var scopeWith403 = false

    // MARK: Users

    /// `GET /users/search` answers under `data` instead of `users`.
    public var userSearchUnderData = false
    /// Lite, portal, support and system users can own records.
    public var specialUsersOwn = false
    /// Inactive users have the status `inactive` instead of `disabled`.
    public var inactiveWord = false
    /// Rows of a page of users; 0 leaves it to the request.
    public var pageRows = 0

    // MARK: Fields

    /// Seconds until a new field is in lists and takes values.
    public var fieldDelaySeconds = 0
    /// New fields are on no layout (`unused`).
    public var newFieldsUnused = false
    /// Fields cannot be made: `LIMIT_EXCEEDED`.
    public var fieldQuotaFull = false

    // MARK: Records

    /// A value outside of a pick list is `INVALID_DATA` instead of being stored.
    public var strictPickLists = false
    /// Records are read with what people read of a pick list, instead of what is stored.
    public var displayOnRead = false
    /// A key that is no field is `INVALID_DATA` instead of being dropped.
    public var refuseUnknownKeys = false
    /// A stage outside of its pipeline becomes the pipeline's first one, instead of being refused.
    public var remapStages = false
    /// Texts keep the blanks at their ends.
    public var keepBlanks = false
    /// E-mails are stored in lower case.
    public var lowerEmails = false
    /// Long integers come as numbers instead of texts.
    public var bigintAsNumber = false
    /// Cleared lists of choices come as `[]` instead of `null`.
    public var emptyLists = false
    /// Refused records come without `data`, when it was one.
    public var unwrappedErrors = false
    /// A write of which every record was refused is 202, as older versions did, instead of 400.
    public var refusedWith202 = false
    /// So many writes of records are refused with `RECORD_LOCKED`.
    public var lockedRecords = 0
    /// So many writes of records are refused with `NOT_APPROVED`.
    public var unapprovedRecords = 0
    /// A blueprint leads deals through their stages: changing a deal's stage is `RECORD_IN_BLUEPRINT`.
    public var stageBlueprint = false
    /// That refusal tells nothing but its code, instead of naming the stage.
    public var bareBlueprint = false
    /// Sharing is private, and nobody stands above anybody: users see the records that they own, and no others.
    public var ownRecordsOnly = false
    /// Of so many writes the first record fails, whatever it is.
    public var firstRecordFails = 0

    // MARK: Queries and composites

    /// Seconds until search finds a write.
    public var searchLagSeconds = 60
    /// Seconds until COQL finds a write.
    public var queryLagSeconds = 0
    /// `equals` of a search compares whole texts, instead of finding them within others.
    public var exactSearch = false
    /// An empty answer inside of a composite has the body `null` instead of `{}`.
    public var nullInnerBody = false

    // MARK: Limits

    /// Every call is 429.
    public var tooManyRequests = false
    /// How long a call counts among those at one time, in milliseconds of the mock's clock; 0 counts none.
    public var callMilliseconds = 0
    /// Parameters that an operation does not know are ignored instead of being `INVALID_DATA`.
    public var ignoreUnknownParameters = false

    /// Everything at its standard.
    public init() {}

    /// The switches that are on or off.
    public static var flags: [String: WritableKeyPath<ZohoSwitches, Bool>] {
        [
            "throttle_with_200": \.throttleWith200, "throttle_tokens": \.throttleTokens, "omit_scope": \.omitScope,
            "omit_api_domain": \.omitAPIDomain, "legacy_expiry": \.legacyExpiry,
            "wrong_accounts_host": \.wrongAccountsHost, "unknown_client": \.unknownClient,
            "wrong_api_host": \.wrongAPIHost, "dead_token_is_failure": \.deadTokenIsFailure,
            "scope_with_403": \.scopeWith403, "user_search_under_data": \.userSearchUnderData,
            "special_users_own": \.specialUsersOwn, "inactive_word": \.inactiveWord,
            "new_fields_unused": \.newFieldsUnused, "field_quota_full": \.fieldQuotaFull,
            "strict_pick_lists": \.strictPickLists, "display_on_read": \.displayOnRead,
            "refuse_unknown_keys": \.refuseUnknownKeys, "remap_stages": \.remapStages, "keep_blanks": \.keepBlanks,
            "lower_emails": \.lowerEmails, "bigint_as_number": \.bigintAsNumber, "empty_lists": \.emptyLists,
            "stage_blueprint": \.stageBlueprint, "bare_blueprint": \.bareBlueprint,
            "own_records_only": \.ownRecordsOnly, "unwrapped_errors": \.unwrappedErrors,
            "refused_with_202": \.refusedWith202,
            "null_inner_body": \.nullInnerBody, "exact_search": \.exactSearch, "too_many_requests": \.tooManyRequests,
            "ignore_unknown_parameters": \.ignoreUnknownParameters,
        ]
    }

    /// The switches that are numbers.
    public static var numbers: [String: WritableKeyPath<ZohoSwitches, Int>] {
        [
            "page_rows": \.pageRows, "field_delay_seconds": \.fieldDelaySeconds, "locked_records": \.lockedRecords,
            "unapproved_records": \.unapprovedRecords, "first_record_fails": \.firstRecordFails,
            "search_lag_seconds": \.searchLagSeconds, "query_lag_seconds": \.queryLagSeconds,
            "call_milliseconds": \.callMilliseconds,
        ]
    }
}

public import MockKit

/// What Pipedrive's documents leave open, each with both outcomes, and states that a test turns on.
///
/// Members have the names that the seed and the change `set_switch` use, in lower camel case here and snake case there.
public struct PipedriveSwitches: SwitchSet, Equatable {
    /// A refresh ends the access tokens that the grant had; otherwise they live on.
    public var refreshEndsAccess = false
    /// Token errors carry their code inside of `message`; otherwise in `error`.
    public var oauthErrorInMessage = false
    /// The scopes of a token answer are separated by blanks; otherwise by commas.
    public var scopesWithBlanks = false
    /// The user of the consent page says no.
    public var denyConsent = false
    /// The parameter `api_token` of the query opens the door, as it did when it was documented.
    public var queryToken = true
    /// `users/find` finds whole e-mails and names only; otherwise parts of them.
    public var exactFind = false
    /// `users/find` counts against the limit of searches.
    public var findIsSearch = true
    /// Users who may not see others get a list of themselves; otherwise the whole list.
    public var hideUsers = true
    /// Fields carry `is_writable`.
    public var isWritable = false
    /// The field of labels has the code `label_ids`; otherwise `label`.
    public var labelIDsCode = false
    /// A field that is not there is 410; otherwise 404.
    public var goneFields = false
    /// Pipelines and stages that were deleted are in lists, marked; otherwise they are left out.
    public var listsDeletedStages = true
    /// A deal goes to another pipeline's stage only when both ids are sent; otherwise one suffices.
    public var moveNeedsBoth = true
    /// A GET of a deleted record shows it with `is_deleted`; otherwise it is 404.
    public var deletedStayReadable = true
    /// Values that are unset are left out of records; otherwise they are null.
    public var omitUnset = false
    /// A deal made here has the origin `ManuallyCreated`; otherwise `API`.
    public var originManual = false
    /// PATCH empties the custom fields that it does not name; otherwise they stay.
    public var patchClearsCustom = false
    /// PATCH adds to lists of e-mails, phones and labels; otherwise it replaces them.
    public var mergeLists = false
    /// E-mails are stored in lower case; otherwise as sent.
    public var lowerEmails = false
    /// Texts that are too long are cut; otherwise they are refused.
    public var cutLongTexts = false
    /// Amounts are rounded to the places of their currency.
    public var roundMoney = true
    /// A deal without currency gets the one of its maker; otherwise the company's.
    public var currencyOfUser = false
    /// Users without access are refused as owners and as values of user fields.
    public var refuseInactiveOwners = true
    /// Refusals of ids that stand for nothing are plain sentences; otherwise they carry the code of the schema.
    public var plainReferenceErrors = false
    /// Refusals of custom values carry no code.
    public var valueErrorsWithoutCode = false
    /// A record that is not there is answered with `error` alone; otherwise with the members of version 1 too.
    public var plainNotFound = false
    /// 429 has no body.
    public var empty429 = false
    /// 429 has `Retry-After`.
    public var retryAfter = false
    /// Answers have the headers of the daily budget.
    public var dailyHeaders = true
    /// `x-ratelimit-reset` is an instant in seconds since 1970; otherwise seconds from now.
    public var resetAsInstant = false
    /// The company has Contact Sync: persons take `notes`, `birthday`, `job_title` and the like.
    public var contactSync = false
    /// The company has Campaigns: persons take `marketing_status`.
    public var campaigns = false
    /// Cloudflare answers everything with its page.
    public var abuseBlock = false
    /// The company is not paid for: everything is 402.
    public var unpaid = false

    /// Everything as it stands when nobody turned a switch.
    public init() {}

    /// The switches, all of which are on or off.
    public static var flags: [String: WritableKeyPath<Self, Bool>] {
        [
            "refresh_ends_access": \.refreshEndsAccess, "oauth_error_in_message": \.oauthErrorInMessage,
            "scopes_with_blanks": \.scopesWithBlanks, "deny_consent": \.denyConsent, "query_token": \.queryToken,
            "exact_find": \.exactFind, "find_is_search": \.findIsSearch, "hide_users": \.hideUsers,
            "is_writable": \.isWritable, "label_ids_code": \.labelIDsCode, "gone_fields": \.goneFields,
            "lists_deleted_stages": \.listsDeletedStages, "move_needs_both": \.moveNeedsBoth,
            "deleted_stay_readable": \.deletedStayReadable, "omit_unset": \.omitUnset,
            "origin_manual": \.originManual, "patch_clears_custom": \.patchClearsCustom, "merge_lists": \.mergeLists,
            "lower_emails": \.lowerEmails, "cut_long_texts": \.cutLongTexts, "round_money": \.roundMoney,
            "currency_of_user": \.currencyOfUser, "refuse_inactive_owners": \.refuseInactiveOwners,
            "plain_reference_errors": \.plainReferenceErrors, "value_errors_without_code": \.valueErrorsWithoutCode,
            "plain_not_found": \.plainNotFound, "empty_429": \.empty429, "retry_after": \.retryAfter,
            "daily_headers": \.dailyHeaders, "reset_as_instant": \.resetAsInstant, "contact_sync": \.contactSync,
            "campaigns": \.campaigns, "abuse_block": \.abuseBlock, "unpaid": \.unpaid,
        ]
    }

    /// None.
    public static var numbers: [String: WritableKeyPath<Self, Int>] { [:] }
}

public import MockKit

/// Behaviours that a test turns on: what Attio's documents leave open, both ways, and states that are hard to reach.
///
/// Members have the names that the seed and the change `set_switch` use, in lower camel case here and in snake case
/// there. The README has a table of them.
public struct AttioSwitches: SwitchSet, Equatable {
    /// `X:read-write` suffices where `X:read` is needed.
    public var writeImpliesRead = true
    /// The refusal of a token that lacks a scope names the scope.
    public var scopeRefusalsNameScope = false
    /// A second attribute of a title is refused, as one of a slug is.
    public var duplicateTitlesRefused = false
    /// An archived attribute lets go of its slug.
    public var archivedSlugsFree = false
    /// The refusal of a slug says "list", as the sample in Attio's documents does, also of an object.
    public var slugConflictSaysList = false
    /// Slugs that are not in snake case are taken.
    public var looseSlugs = false
    /// Status attributes cannot be made on objects, as until spring 2026.
    public var statusAttributesRefused = false
    /// `/v2/self` has no `token_level`, as until autumn 2026.
    public var tokenLevelOmitted = false
    /// Suspended members are taken as values.
    public var suspendedMembersAccepted = false
    /// Archived options and statuses are taken as values.
    public var archivedOptionsAccepted = false
    /// Attributes without a value are left out of records, instead of shown as an empty list.
    public var emptyValuesOmitted = false
    /// Amounts are texts, as in a sample of Attio's documents.
    public var currencyAsText = false
    /// A checkbox that nobody has set reads as false, instead of as nothing.
    public var unsetCheckboxesFalse = false
    /// An empty text unsets the value, instead of being kept.
    public var emptyTextUnsets = false
    /// Larger pages than the largest are cut without a word, instead of refused.
    public var largeLimitsCapped = false
    /// Statuses come in the reverse order.
    public var statusesReversed = false
    /// `Retry-After` is a number of seconds, instead of a date.
    public var retryAfterInSeconds = false
    /// A person's new e-mail makes and links the company of its domain.
    public var companiesLinked = true
    /// The token exchange works without `redirect_uri`.
    public var redirectURIOptional = false
    /// The workspace's plan does not include the interface: 403 `billing_error`.
    public var billingRefused = false
    /// So many writes of records are refused because a merge is going on.
    public var mergesInProgress = 0
    /// So many writes of records are refused because another one is going on.
    public var writeConflicts = 0
    /// So many unique values turn out to be taken when they are written.
    public var takenValues = 0
    /// The status that paths under an object answer that the workspace has not enabled.
    public var disabledObjectStatus = 404
    /// The body of a refused token exchange: `rfc`, `envelope` or `empty`.
    public var oauthErrorBody = "rfc"
    /// The code of the refusal to write an attribute that is not writable.
    public var readOnlyCode = "validation_type"
    /// The code of the refusal of a member who is unknown or suspended.
    public var unknownMemberCode = "value_not_found"

    /// As Attio does it, as far as that is known.
    public init() {}

    /// The switches that are on or off.
    public static var flags: [String: WritableKeyPath<AttioSwitches, Bool>] {
        [
            "write_implies_read": \.writeImpliesRead, "scope_refusals_name_scope": \.scopeRefusalsNameScope,
            "duplicate_titles_refused": \.duplicateTitlesRefused, "archived_slugs_free": \.archivedSlugsFree,
            "slug_conflict_says_list": \.slugConflictSaysList, "loose_slugs": \.looseSlugs,
            "status_attributes_refused": \.statusAttributesRefused, "token_level_omitted": \.tokenLevelOmitted,
            "suspended_members_accepted": \.suspendedMembersAccepted,
            "archived_options_accepted": \.archivedOptionsAccepted, "empty_values_omitted": \.emptyValuesOmitted,
            "currency_as_text": \.currencyAsText, "unset_checkboxes_false": \.unsetCheckboxesFalse,
            "empty_text_unsets": \.emptyTextUnsets, "large_limits_capped": \.largeLimitsCapped,
            "statuses_reversed": \.statusesReversed, "retry_after_in_seconds": \.retryAfterInSeconds,
            "companies_linked": \.companiesLinked, "redirect_uri_optional": \.redirectURIOptional,
            "billing_refused": \.billingRefused,
        ]
    }

    /// The switches that are numbers.
    public static var numbers: [String: WritableKeyPath<AttioSwitches, Int>] {
        [
            "merges_in_progress": \.mergesInProgress, "write_conflicts": \.writeConflicts,
            "taken_values": \.takenValues,
            "disabled_object_status": \.disabledObjectStatus,
        ]
    }

    /// The switches that are words.
    public static var words: [String: (path: WritableKeyPath<AttioSwitches, String>, choices: [String])] {
        [
            "oauth_error_body": (\.oauthErrorBody, ["rfc", "envelope", "empty"]),
            "read_only_code": (\.readOnlyCode, []), "unknown_member_code": (\.unknownMemberCode, []),
        ]
    }
}

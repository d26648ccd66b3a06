import MockKit

/// The limits of an org, with Zoho's published numbers as defaults (API limits, token validity and custom field pages,
/// read 2026-11).
public struct ZohoLimits: Sendable, Equatable {
    /// Credits in any 24 hours; `nil` takes the edition's.
    public var credits: Int?
    /// How many of them are used at the start.
    public var creditsUsed = 0
    /// Calls at one time; `nil` takes the edition's. They are counted while ``ZohoSwitches/callMilliseconds`` is not 0.
    public var concurrent: Int?
    /// Custom fields of one module; `nil` takes the edition's.
    public var customFields: Int?
    /// Custom user lookups of one module; Zoho publishes none, 0 is none.
    public var userLookups = 0
    /// Access tokens of one refresh token within 10 minutes.
    public var tokensPerWindow = 10
    /// Live access tokens of one refresh token: one more ends the oldest. The accounts pages say 10, the CRM's 15.
    public var activeTokens = 15

    /// The window of ``tokensPerWindow``.
    static let tokenWindow: Duration = .seconds(600)
    /// Refresh tokens that a user has for one app: one more ends the oldest.
    static let refreshTokensPerUser = 20
    /// Authorization codes of an app in ``tokenWindow``.
    static let codesPerWindow = 10
    /// Users of a page, and records of a page.
    static let pageMax = 200
    /// Records that lists by page and searches reach.
    static let reachMax = 2_000
    /// Names in `fields`.
    static let fieldNamesMax = 50
    /// Ids in `ids`, and records of one write.
    static let recordsMax = 100
    /// Records of a write that cost one credit.
    static let recordsPerCredit = 10
    /// Fields of one create call.
    static let fieldsPerCallMax = 5
    /// Characters of a new field's label (the vendor's description; screens allow more).
    static let labelCharactersMax = 25
    /// Rows that COQL gives at most, and without a limit.
    static let queryRowsMax = 2_000
    static let queryRowsStandard = 200
    /// Columns of a COQL query.
    static let queryColumnsMax = 500
    /// Values in one `in` of COQL.
    static let queryValuesMax = 100
    /// Criteria of one search.
    static let criteriaMax = 15
    /// Sub-requests of a composite, rows of its reads and records of its writes.
    static let compositeMax = 5
    static let compositeRowsMax = 25
    static let compositeRecordsMax = 1
    /// Units of concurrency that a composite takes.
    static let compositeUnits = 5

    /// Makes the published limits.
    public init() {}

    init(_ reader: SeedReader?) throws {
        self.init()
        guard let reader else { return }
        try reader.finish(knowing: [
            "credits", "credits_used", "concurrent", "custom_fields", "user_lookups", "tokens_per_window",
            "active_tokens",
        ])
        credits = try reader.integer("credits")
        creditsUsed = try reader.integer("credits_used") ?? creditsUsed
        concurrent = try reader.integer("concurrent")
        customFields = try reader.integer("custom_fields")
        userLookups = try reader.integer("user_lookups") ?? userLookups
        tokensPerWindow = try reader.integer("tokens_per_window") ?? tokensPerWindow
        activeTokens = try reader.integer("active_tokens") ?? activeTokens
    }

    /// Credits in 24 hours of an edition with so many users.
    func credits(of edition: String, users: Int) -> Int {
        if let credits { return credits }
        switch edition {
        case "free": return 5_000
        case "standard", "crmplusstarter", "zohoonestandard": return min(50_000 + 250 * users, 100_000)
        case "professional": return min(50_000 + 500 * users, 3_000_000)
        case "ultimate", "crmplus": return 50_000 + 2_000 * users
        default: return min(50_000 + 1_000 * users, 5_000_000)
        }
    }

    /// Calls at one time of an edition.
    func concurrent(of edition: String) -> Int {
        if let concurrent { return concurrent }
        switch edition {
        case "free": return 5
        case "standard", "crmplusstarter", "zohoonestandard": return 10
        case "professional": return 15
        case "ultimate", "crmplus": return 25
        default: return 20
        }
    }

    /// Custom fields of one module of an edition.
    func customFields(of edition: String) -> Int {
        if let customFields { return customFields }
        switch edition {
        case "free": return 0
        case "standard", "crmplusstarter", "zohoonestandard": return 10
        case "professional": return 155
        case "ultimate", "crmplus": return 500
        default: return 300
        }
    }
}

import MockKit

/// The limits of a company, with Pipedrive's published numbers as defaults (rate limiting page, read 2026-10).
public struct PipedriveLimits: Sendable, Equatable {
    /// A plan, which decides on budget and bursts.
    public enum Plan: String, Sendable, CaseIterable {
        case lite, growth, premium, ultimate

        /// By how much the plan multiplies the daily budget of a seat.
        var budgetFactor: Int { [.lite: 1, .growth: 2, .premium: 5, .ultimate: 7][self] ?? 1 }
        /// Requests in any two seconds with an API token.
        var apiBurst: Int { [.lite: 20, .growth: 40, .premium: 100, .ultimate: 120][self] ?? 20 }
        /// Requests in any two seconds with an OAuth token.
        var oauthBurst: Int { [.lite: 80, .growth: 160, .premium: 400, .ultimate: 480][self] ?? 80 }
    }

    /// The plan.
    public var plan = Plan.growth
    /// Paid seats; `nil` counts the active users.
    public var seats: Int?
    /// Tokens of the company's daily budget; `nil` is 30,000 times the plan's factor times the seats.
    public var dailyTokens: Int?
    /// Requests in any two seconds with one API token; `nil` is the plan's.
    public var apiBurst: Int?
    /// Requests in any two seconds with one user's OAuth tokens; `nil` is the plan's.
    public var oauthBurst: Int?
    /// Searches in any two seconds with one token, on every plan.
    public var searchBurst = 10
    /// The time zone in which days begin: Pipedrive names none.
    public var timeZone = "UTC"
    /// 429 in one minute with an API token, after which Cloudflare shuts the door: Pipedrive names no number.
    public var refusalsBeforeBlock = 30
    /// How long the door stays shut, in seconds: Pipedrive says minutes.
    public var blockSeconds = 300
    /// Open deals of the company; `nil` for as many as one likes.
    public var openDeals: Int?
    /// Custom fields of one object; `nil` for as many as one likes.
    public var customFields: Int?

    /// Tokens a day of one seat on the smallest plan.
    static let tokensPerSeat = 30_000
    /// The stretch of bursts.
    static let burstLength = Duration.seconds(2)
    /// Items of a page that says nothing of its size.
    static let pageStandard = 100
    /// Items of the largest page.
    static let pageMax = 500
    /// Ids in one `ids`.
    static let idsMax = 100
    /// Codes in one `custom_fields` of a query.
    static let customFieldsPerQueryMax = 15
    /// Characters of `varchar`, `varchar_auto` and `phone` values, names and option labels.
    static let shortTextMax = 255
    /// Characters of `text` values.
    static let longTextMax = 65_535
    /// Options of one field.
    static let optionsMax = 10_000

    /// Makes the published limits.
    public init() {}

    init(_ reader: SeedReader?) throws {
        self.init()
        guard let reader else { return }
        let names = [
            "plan", "seats", "daily_tokens", "api_burst", "oauth_burst", "search_burst", "time_zone",
            "refusals_before_block", "block_seconds", "open_deals", "custom_fields",
        ]
        try reader.finish(knowing: names)
        if let word = try reader.optionalString("plan") {
            guard let known = Plan(rawValue: word) else {
                throw SeedError("\(reader.path).plan is \"\(word)\": use lite, growth, premium or ultimate")
            }
            plan = known
        }
        seats = try reader.integer(names[1])
        dailyTokens = try reader.integer(names[2])
        apiBurst = try reader.integer(names[3])
        oauthBurst = try reader.integer(names[4])
        searchBurst = try reader.integer(names[5]) ?? searchBurst
        timeZone = try reader.optionalString(names[6]) ?? timeZone
        refusalsBeforeBlock = try reader.integer(names[7]) ?? refusalsBeforeBlock
        blockSeconds = try reader.integer(names[8]) ?? blockSeconds
        openDeals = try reader.integer(names[9])
        customFields = try reader.integer(names[10])
    }
}

import MockKit

/// The limits of an account, with HubSpot's published numbers as defaults (usage guidelines, read 2026-10).
public struct HubSpotLimits: Sendable, Equatable {
    /// Requests in any ten seconds with an OAuth token.
    public var oauthBurst = 110
    /// Requests in any ten seconds with a static token (Professional and Enterprise).
    public var staticBurst = 190
    /// Requests a day with static tokens, in the account's time zone (Professional).
    public var daily = 625_000
    /// Searches a second.
    public var searchesPerSecond = 5
    /// Custom properties of one object.
    public var customPropertiesPerObject = 1_000
    /// Custom properties of all objects together.
    public var customPropertiesOverall = 10_000
    /// Properties with unique values of one object.
    public var uniquePropertiesPerObject = 10

    /// Records in one batch.
    static let batchMax = 100
    /// Records in one batch, or on one page, when history is asked for.
    static let withHistoryMax = 50
    /// Owners on one page.
    static let ownersPageMax = 500
    /// Records on one page.
    static let pageMax = 100
    /// Records on one page of a search.
    static let searchPageMax = 200
    /// Records that one search can reach.
    static let searchReachMax = 10_000
    /// Characters of a search's body.
    static let searchBodyMax = 3_000
    /// Filter groups of a search, filters of a group, filters in all.
    static let searchFilters = (groups: 5, perGroup: 6, overall: 18)
    /// Characters of a text value.
    static let textMax = 65_536
    /// Stages of a deal pipeline.
    static let stagesMax = 100

    /// Makes the published limits.
    public init() {}

    init(_ reader: SeedReader?) throws {
        self.init()
        guard let reader else { return }
        let names = [
            "oauth_burst", "static_burst", "daily", "searches_per_second", "custom_properties_per_object",
            "custom_properties_overall", "unique_properties_per_object",
        ]
        try reader.finish(knowing: names)
        oauthBurst = try reader.integer(names[0]) ?? oauthBurst
        staticBurst = try reader.integer(names[1]) ?? staticBurst
        daily = try reader.integer(names[2]) ?? daily
        searchesPerSecond = try reader.integer(names[3]) ?? searchesPerSecond
        customPropertiesPerObject = try reader.integer(names[4]) ?? customPropertiesPerObject
        customPropertiesOverall = try reader.integer(names[5]) ?? customPropertiesOverall
        uniquePropertiesPerObject = try reader.integer(names[6]) ?? uniquePropertiesPerObject
    }
}

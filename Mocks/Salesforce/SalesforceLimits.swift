import MockKit

/// The limits of an org, with Salesforce's published numbers as defaults (REST guide v62, limits page, read 2026-11).
public struct SalesforceLimits: Sendable, Equatable {
    /// Requests in any 24 hours: Enterprise Edition without further licences.
    public var daily = 100_000
    /// How many of them are used at the start.
    public var dailyUsed = 1_041
    /// Custom fields of one object (Enterprise Edition).
    public var customFieldsPerObject = 500

    /// Requests in any 24 hours of a sandbox.
    static let sandboxDaily = 5_000_000
    /// Bytes of a request target; more is 414.
    static let targetBytesMax = 16_384
    /// Bytes of a request target with its headers; more is 431.
    static let headBytesMax = 16_384
    /// Grants that a user has for one app; one more ends the oldest.
    static let grantsPerUserAndApp = 5
    /// Characters of a custom field's label.
    static let labelCharactersMax = 40
    /// Characters of a custom field's name, without its ending.
    static let nameCharactersMax = 40
    /// The versions that answer: those below are retired, those above do not exist.
    static let versions = 31...67

    /// Makes the published limits.
    public init() {}

    init(_ reader: SeedReader?) throws {
        self.init()
        guard let reader else { return }
        try reader.finish(knowing: ["daily", "daily_used", "custom_fields_per_object"])
        daily = try reader.integer("daily") ?? daily
        dailyUsed = try reader.integer("daily_used") ?? dailyUsed
        customFieldsPerObject = try reader.integer("custom_fields_per_object") ?? customFieldsPerObject
    }
}

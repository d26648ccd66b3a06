import MockKit

/// The limits of a workspace, with Attio's published numbers as defaults (guide on rate limits, read 2026-10).
public struct AttioLimits: Sendable, Equatable {
    /// Reads in any second; queries of records are reads.
    public var readsPerSecond = 100
    /// Writes in any second.
    public var writesPerSecond = 25
    /// The score that queries may reach in any ten seconds; Attio does not publish it.
    public var queryScore = 10_000
    /// Revocations in any minute.
    public var revokesPerMinute = 50
    /// Records of the whole workspace, by its plan.
    public var records = 1_000_000
    /// Rows of the largest page of attributes or records.
    public var pageRows = 500

    /// The stretch in which scores of queries add up.
    static let scoreLength = Duration.seconds(10)
    /// Bytes of a text value: 10 MB. The request as a whole is bounded before that.
    static let textBytesMax = 10 * 1024 * 1024
    /// Characters of a search.
    static let searchCharactersMax = 256
    /// Rows of a search.
    static let searchRowsMax = 25
    /// The highest rating.
    static let ratingMax = 5

    /// Makes the published limits.
    public init() {}

    init(_ reader: SeedReader?) throws {
        self.init()
        guard let reader else { return }
        let members: [(String, WritableKeyPath<AttioLimits, Int>)] = [
            ("reads_per_second", \.readsPerSecond), ("writes_per_second", \.writesPerSecond),
            ("query_score", \.queryScore), ("revokes_per_minute", \.revokesPerMinute), ("records", \.records),
            ("page_rows", \.pageRows),
        ]
        try reader.finish(knowing: members.map(\.0))
        for (name, path) in members {
            self[keyPath: path] = try reader.integer(name) ?? self[keyPath: path]
        }
    }
}

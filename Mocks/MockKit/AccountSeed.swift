/// What an imitated account holds at its start.
///
/// A seed reads itself from JSON; absent members stand for the demo account.
public protocol AccountSeed: Sendable {
    /// The demo account.
    init()
    /// Reads a seed from JSON.
    /// - Throws: ``SeedError``, which names the place that is wrong.
    init(_ json: JSON) throws
}

extension AccountSeed {
    /// Reads a seed file.
    /// - Throws: ``SeedError``, which names the file and the place that is wrong.
    public init(file path: String) throws {
        try self.init(JSON.seed(file: path))
    }
}

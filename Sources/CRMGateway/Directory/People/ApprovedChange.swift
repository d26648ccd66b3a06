/// A bulk change that was approved and took effect.
public struct ApprovedChange: Hashable, Sendable {
    /// The run, which has ended.
    public let run: Run
    /// What was done.
    public let result: BulkResult
}

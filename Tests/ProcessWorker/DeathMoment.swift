/// A moment at which a worker ends itself, as `kill -9` from outside would.
struct DeathMoment: Hashable, Sendable, CustomStringConvertible {
    /// What is counted, and on which side of it the end comes.
    enum Kind: String, CaseIterable, Sendable {
        /// A request to the CRM that doesn't leave any more.
        case beforeRequest
        /// A request that the CRM has answered; nobody reads the answer.
        case afterAnswer
        /// A writing transaction that doesn't begin any more.
        case beforeWrite
        /// A writing transaction that is committed; nobody hears of it.
        case afterCommit

        /// Whether requests are counted; else transactions are.
        var countsRequests: Bool { self == .beforeRequest || self == .afterAnswer }
    }

    let kind: Kind
    /// Counted from 1.
    let number: Int

    var description: String { "\(kind.rawValue) \(number)" }
}

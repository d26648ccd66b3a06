import Synchronization

/// Numbers the beginnings and ends of transactions and requests, and reports each.
final class Moments: Sendable {
    private let last = Mutex(0)

    /// Reports the next one.
    func pass() {
        last.withLock { last in
            last += 1
            Report.moment(last).send()
        }
    }
}

import Synchronization

/// Tells work inside a transaction, which knows no task, that nobody waits for it any more.
final class CancelFlag: Sendable {
    private let isRaised = Mutex(false)

    func raise() {
        isRaised.withLock { $0 = true }
    }

    func check() throws {
        if isRaised.withLock({ $0 }) { throw CancellationError() }
    }
}

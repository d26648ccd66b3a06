import SQLStore
import Synchronization

/// Counts statements, and fails one.
final class StatementCounter: Sendable {
    private let count = Mutex(0)
    private let nth: Int

    init(nth: Int) {
        self.nth = nth
    }

    var hasFailed: Bool { count.withLock { $0 >= nth } }

    func pass() throws(StoreError) {
        let isNth = count.withLock { count in
            count += 1
            return count == nth
        }
        if isNth { throw StoreError(.unavailable, "The process was killed (injected).") }
    }
}

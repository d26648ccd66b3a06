import SQLiteDriver
import Synchronization

/// A store's clock that stands still until it is moved.
final class ManualStoreClock: StoreClock {
    private let time = Mutex<Int64>(1_000_000)

    var milliseconds: Int64 { time.withLock { $0 } }

    func advance(_ milliseconds: Int64) {
        time.withLock { $0 += milliseconds }
    }
}

import SQLiteDriver
import Synchronization

/// A store's clock that goes one millisecond on at each look.
final class SteppingClock: StoreClock {
    private let looks = Mutex<Int64>(0)

    var milliseconds: Int64 {
        looks.withLock { looks in
            looks += 1
            return looks
        }
    }
}

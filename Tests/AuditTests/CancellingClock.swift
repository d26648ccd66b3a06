import CRMGateway
import Foundation
import Synchronization

/// A clock whose sleeper is cancelled after so many sleeps, as a gateway that stops would do.
final class CancellingClock: GatewayClock {
    private let left: Mutex<Int>
    private let clock: MovableClock

    init(after sleeps: Int, of clock: MovableClock) {
        self.left = Mutex(sleeps)
        self.clock = clock
    }

    var now: Date { clock.now }
    var elapsed: Duration { clock.elapsed }

    func sleep(for duration: Duration) async throws {
        clock.move(by: duration)
        let isLast = left.withLock { left in
            left -= 1
            return left == 0
        }
        if isLast { withUnsafeCurrentTask { $0?.cancel() } }
    }
}

import CRMGateway
import Foundation
import SQLiteDriver
import Synchronization

/// Time of the gateway and of its store, which goes on when a test says so; to sleep is to let others work.
final class ManualClock: GatewayClock, StoreClock {
    private let passed = Mutex(Duration.zero)

    var now: Date { Date(timeIntervalSince1970: 1_795_262_400 + elapsed / .seconds(1)) }
    var elapsed: Duration { passed.withLock { $0 } }
    var milliseconds: Int64 { 1_795_262_400_000 + Int64(elapsed / .milliseconds(1)) }

    func advance(by duration: Duration) {
        passed.withLock { $0 += duration }
    }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        await Task.yield()
    }
}

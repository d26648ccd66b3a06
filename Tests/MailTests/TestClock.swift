import CRMGateway
import Foundation
import SQLiteDriver
import Synchronization

/// The clocks of a test's host, which stand still until they are moved.
final class TestClock: GatewayClock, StoreClock {
    private let wall = Mutex<Int64>(1_795_262_400_000)

    var milliseconds: Int64 { wall.withLock { $0 } }
    var now: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
    var elapsed: Duration { .milliseconds(milliseconds) }

    /// Who waits, waits until they are cancelled.
    func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: .seconds(3_600))
    }

    func advance(by duration: Duration) {
        wall.withLock { $0 += Int64(duration / .milliseconds(1)) }
    }
}

import CRMGateway
import Foundation
import Synchronization

/// The host's clocks, put forward.
final class WorkerClock: GatewayClock {
    private let host = SystemGatewayClock()
    private let ahead: Mutex<Int>
    private let reportsPauses: Bool

    init(aheadSeconds: Int, reportsPauses: Bool = false) {
        ahead = Mutex(aheadSeconds)
        self.reportsPauses = reportsPauses
    }

    var now: Date { host.now.addingTimeInterval(Double(ahead.withLock { $0 })) }

    var elapsed: Duration { host.elapsed + .seconds(ahead.withLock { $0 }) }

    func sleep(for duration: Duration) async throws {
        if reportsPauses, duration < .seconds(1) { Report.pauses.send() }
        try await host.sleep(for: duration)
    }

    /// Puts it further forward.
    func goForward(bySeconds seconds: Int) {
        ahead.withLock { $0 += seconds }
    }
}

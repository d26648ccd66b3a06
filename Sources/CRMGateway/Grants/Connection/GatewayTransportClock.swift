import Foundation
import TransportLayers

/// The gateway's clock, as the transport layers see it.
struct GatewayTransportClock: TransportClock {
    let clock: any GatewayClock

    var now: Duration { clock.elapsed }

    var wallClock: Date { clock.now }

    func sleep(until moment: Duration) async throws {
        try await clock.sleep(for: max(moment - clock.elapsed, .zero))
    }
}

import Foundation
import Synchronization
import TransportLayers

/// A clock on which every sleep is over at once, and is remembered.
final class EagerClock: TransportClock {
    private let state = Mutex((now: Duration.zero, sleeps: [Duration]()))
    private let onSleep: @Sendable (Duration) -> Void

    init(onSleep: @escaping @Sendable (Duration) -> Void = { _ in }) {
        self.onSleep = onSleep
    }

    var now: Duration { state.withLock { $0.now } }

    var wallClock: Date { Date(timeIntervalSince1970: 1_795_255_200 + now / .seconds(1)) }

    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    func sleep(until moment: Duration) async throws {
        try Task.checkCancellation()
        let duration = moment - now
        onSleep(duration)
        state.withLock { state in
            state.now += duration
            state.sleeps.append(duration)
        }
    }
}

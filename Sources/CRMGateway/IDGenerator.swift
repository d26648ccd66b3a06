import Synchronization
import Workspace

/// Makes ids in the order of the injected clock, and of their making where that stands still.
final class IDGenerator: Sendable {
    let clock: any GatewayClock
    private let last = Mutex<IDMoment?>(nil)

    init(clock: any GatewayClock) {
        self.clock = clock
    }

    /// A new id of the wanted kind.
    func make<ID: EntityID>(_: ID.Type = ID.self) -> ID {
        var random = SystemRandomNumberGenerator()
        // The clock is read under the lock: read before, a slower thread would put the order back.
        let moment = last.withLock { last in
            let next = IDMoment.next(after: last, at: clock.milliseconds, using: &random)
            last = next
            return next
        }
        return ID(moment, using: &random)
    }
}

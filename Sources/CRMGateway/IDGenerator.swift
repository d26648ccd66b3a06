import Workspace

/// Makes ids in the order of the injected clock.
struct IDGenerator: Sendable {
    let clock: any GatewayClock

    /// A new id of the wanted kind.
    func make<ID: EntityID>(_: ID.Type = ID.self) -> ID {
        var random = SystemRandomNumberGenerator()
        return ID(milliseconds: clock.milliseconds, using: &random)
    }
}

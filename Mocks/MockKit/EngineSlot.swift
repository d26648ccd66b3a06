import Synchronization

/// Where the engine is put once the server's port, and so its address, is known.
final class EngineSlot: Sendable {
    private let content = Mutex<(engine: any MockEngine, control: ControlPlane)?>(nil)

    var filled: (engine: any MockEngine, control: ControlPlane)? { content.withLock { $0 } }

    func fill(_ engine: any MockEngine, control: ControlPlane) {
        content.withLock { $0 = (engine, control) }
    }
}

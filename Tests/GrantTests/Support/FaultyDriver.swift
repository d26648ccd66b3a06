import SQLStore
import SQLiteDriver
import Synchronization

/// A store whose writes can be made to fail, or to end the process.
final class FaultyDriver: SQLDriver {
    /// What happens to a write.
    enum Fate: Sendable {
        /// Nothing.
        case pass
        /// Refused before anything is written.
        case refuse
        /// Done, and its answer lost.
        case loseAnswer
        /// The process ends before it.
        case dieBefore
        /// The process ends after it.
        case dieAfter
    }

    private struct State {
        var count = 0
        var fate: @Sendable (Int) -> Fate = { _ in .pass }
        var isDead = false
    }

    private let base: any SQLDriver
    private let state = Mutex(State())
    private let death = AsyncStream<Void>.makeStream()

    init(_ base: any SQLDriver) {
        self.base = base
    }

    var engine: String { base.engine }

    /// Decides by the number of the write, counted from 1 from now on.
    func decide(_ fate: @escaping @Sendable (Int) -> Fate) {
        state.withLock {
            $0.count = 0
            $0.fate = fate
        }
    }

    var writeCount: Int { state.withLock { $0.count } }

    /// Returns when the process has ended.
    func untilDead() async {
        for await _ in death.stream { return }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        if state.withLock({ $0.isDead }) { await stop() }
        return try await base.read(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        let (isDead, fate) = state.withLock { state in
            state.count += 1
            return (state.isDead, state.fate(state.count))
        }
        if isDead { await stop() }
        switch fate {
        case .pass: return try await base.write(body)
        case .refuse: throw StoreError(.unavailable, "no room")
        case .loseAnswer:
            _ = try await base.write(body)
            throw StoreError(.unavailable, "connection gone")
        case .dieBefore:
            await die()
            throw CancellationError()
        case .dieAfter:
            _ = try await base.write(body)
            await die()
            throw CancellationError()
        }
    }

    private func die() async {
        state.withLock { $0.isDead = true }
        // The dead keep no files open: the test program has only so many. What is still reading is left as it is.
        try? (base as? SQLiteDriver)?.close()
        death.continuation.yield()
        await stop()
    }

    /// What a process that was killed does: nothing, ever again.
    private func stop() async {
        let never = AsyncStream<Void>.makeStream()
        for await _ in never.stream {}
        // Only a cancelled task gets here; it must not go on either.
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }
}

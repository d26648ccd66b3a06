import Dispatch

/// Lets a test and a transaction, which stands on a thread of its own, wait for each other.
struct Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    init() {
        (signals, signal) = AsyncStream.makeStream()
    }

    /// Lets one waiter go on.
    func open() {
        semaphore.signal()
        signal.yield()
    }

    /// Waits on the thread of a transaction.
    func wait() {
        semaphore.wait()
    }

    /// Waits in a task.
    func opened() async {
        for await _ in signals { return }
    }
}

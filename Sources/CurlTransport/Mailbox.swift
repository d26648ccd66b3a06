import CLinux
import Glibc
import Synchronization

/// The only state that callers and the loop share: commands in order, and a descriptor that wakes the loop.
///
/// The descriptor is written only when the loop is asleep, or about to be, so that a burst of requests costs one system
/// call and not one each. It is registered edge-triggered, so it is never read.
final class Mailbox: Sendable {
    /// What callers ask of the loop.
    enum Command: Sendable {
        case start(UInt64, PreparedRequest, UnsafeContinuation<CurlOutcome, Never>)
        case cancel(UInt64)
        case shutDown
    }

    private struct Inbox {
        var commands: [Command] = []
        var isLoopAsleep = false
        var isClosed = false
        var endWaiters: [UnsafeContinuation<Void, Never>] = []
    }

    let wakeDescriptor: Int32
    private let inbox = Locked(Inbox())
    private let nextID = Atomic<UInt64>(1)

    init() {
        wakeDescriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        precondition(wakeDescriptor >= 0, "no descriptor is left for the transport's eventfd (errno \(errno))")
    }

    deinit {
        _ = Glibc.close(wakeDescriptor)
    }

    /// A number for a new transfer.
    func newID() -> UInt64 {
        nextID.wrappingAdd(1, ordering: .relaxed).oldValue
    }

    /// Hands a command to the loop; `false` when the loop has ended and will never see it.
    func post(_ command: Command) -> Bool {
        let (isAccepted, mustWake) = inbox.withLock { inbox in
            guard !inbox.isClosed else { return (false, false) }
            inbox.commands.append(command)
            defer { inbox.isLoopAsleep = false }
            return (true, inbox.isLoopAsleep)
        }
        if mustWake {
            var one: UInt64 = 1
            _ = write(wakeDescriptor, &one, MemoryLayout<UInt64>.size)
        }
        return isAccepted
    }

    /// Swaps the commands for an empty array, whose storage is thereby used again.
    func take(into commands: inout [Command]) {
        inbox.withLock { inbox in
            inbox.isLoopAsleep = false
            swap(&inbox.commands, &commands)
        }
    }

    /// Notes that the loop is about to sleep; `false` when commands have come meanwhile.
    func fallAsleep() -> Bool {
        inbox.withLock { inbox in
            inbox.isLoopAsleep = inbox.commands.isEmpty
            return inbox.isLoopAsleep
        }
    }

    /// Accepts no more commands, fails the requests that were not taken, and tells those who wait for the end.
    func end() {
        let (commands, waiters) = inbox.withLock { inbox in
            inbox.isClosed = true
            defer { (inbox.commands, inbox.endWaiters) = ([], []) }
            return (inbox.commands, inbox.endWaiters)
        }
        for case .start(_, _, let continuation) in commands {
            continuation.resume(returning: .failed(.shutDownBeforeStart))
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits until the loop accepts nothing more and has let go of all its transfers.
    func waitUntilEnded() async {
        await withUnsafeContinuation { (waiter: UnsafeContinuation<Void, Never>) in
            let hasEnded = inbox.withLock { inbox in
                if !inbox.isClosed { inbox.endWaiters.append(waiter) }
                return inbox.isClosed
            }
            if hasEnded { waiter.resume() }
        }
    }
}

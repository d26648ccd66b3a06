import ConnectorKit
import Synchronization

/// How far the current attempt of a call has come, told upwards by ``ClassifyLayer`` to ``DeadlineLayer``.
///
/// A deadline that passes during a pause between attempts has lost nothing; one that passes while an answer is
/// awaited may have.
final class CallProgress: Sendable {
    /// The progress of the call that the current task makes.
    @TaskLocal static var current: CallProgress?

    private let isUnanswered = Mutex(false)

    /// Whether the vendor may have got a request whose answer we don't have.
    var mayHaveActed: Bool {
        isUnanswered.withLock { $0 }
    }

    /// An attempt is handed to the transport.
    func began() {
        isUnanswered.withLock { $0 = true }
    }

    /// The attempt has its answer.
    func answered() {
        isUnanswered.withLock { $0 = false }
    }

    /// The attempt failed; only a failure before anything was sent leaves nothing open.
    func failed(_ error: ConnectorError) {
        if error.provesNothingWasSent { answered() }
    }
}

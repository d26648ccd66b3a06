import Synchronization
import Workspace

/// A sender that keeps what it is given and fails as it is told.
final class ScriptedSender: MailSender {
    private struct State {
        var messages: [MailMessage] = []
        var failures: [MailFailure?] = []
        var usual: MailFailure?
    }

    private let state = Mutex(State())

    /// Everything that it was given, in order, failed attempts too.
    var messages: [MailMessage] { state.withLock { $0.messages } }

    /// The next attempts end like this; `nil` is success.
    func plan(_ failures: [MailFailure?], then usual: MailFailure? = nil) {
        state.withLock { state in
            state.failures = failures
            state.usual = usual
        }
    }

    func send(_ message: MailMessage) async throws(MailFailure) {
        let failure = state.withLock { state -> MailFailure? in
            state.messages.append(message)
            return state.failures.isEmpty ? state.usual : state.failures.removeFirst()
        }
        if let failure { throw failure }
    }
}

import Synchronization

/// Stops a token request for ever at one place of its life, so that the process can be killed there.
final class StandStill: Sendable {
    private let stop: WorkerSettings.StopPoint?
    private let isAnswered = Mutex(false)

    init(at stop: WorkerSettings.StopPoint?) {
        self.stop = stop
    }

    /// The token request is about to leave.
    func beforeSend() async {
        if stop == .beforeSend { await forEver() }
    }

    /// The token request's answer is there.
    func afterAnswer() async {
        isAnswered.withLock { $0 = true }
        if stop == .afterAnswer { await forEver() }
    }

    /// A transaction is committed; the first one behind the answer stores it.
    func afterCommit() async {
        if stop == .afterStore, isAnswered.withLock({ $0 }) { await forEver() }
    }

    private func forEver() async {
        Report.stopped.send()
        // Nobody resumes it: the process ends here.
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }
}

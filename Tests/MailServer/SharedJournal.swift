import Synchronization

/// The journal, shared by the threads of the connections.
final class SharedJournal: Sendable {
    private let journal = Mutex(MailServer.Journal())

    func change<Result: Sendable>(_ body: (inout sending MailServer.Journal) -> sending Result) -> Result {
        journal.withLock(body)
    }
}

import Logging
import SQLStore

extension GatewayParts {
    /// The mails, and their worker where somebody said how mail is sent.
    func mail(_ store: any SQLDriver, _ setup: MailSetup?, _ logger: Logger) -> Mail {
        let worker = setup.map { setup in
            MailWorker(
                setup: setup, store: store, leases: runServices.leases, audit: audit, restoring: restoring,
                logger: logger)
        }
        return Mail(
            calls: GuardedCalls(store: store, audit: audit),
            outbox: MailOutbox(ids: ids, isConfigured: setup != nil), restoring: restoring, worker: worker)
    }
}

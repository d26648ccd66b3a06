import ConnectorKit
import SQLStore
import Verification
import Workspace

/// What probing and cleaning up an account is done with. The account's lease is held throughout.
struct ProbeContext: Sendable {
    let sessions: ProbeSessions
    let journal: ProbeJournal
    let leases: LeaseKeeper
    let clock: any GatewayClock

    var descriptor: ConnectorDescriptor { sessions.probing.descriptor }
    var connector: any CRMConnector.Type { sessions.probing.connector }

    /// The same with other ways in.
    func with(_ sessions: ProbeSessions) -> ProbeContext {
        ProbeContext(sessions: sessions, journal: journal, leases: leases, clock: clock)
    }

    /// Fails where a worker was away for longer than its lease lasts: it must not act beside the next one (L-2).
    func requireLease() throws {
        try Task.checkCancellation()
        guard journal.lease.isSafeToBeginExternalCall else { throw GatewayError.superseded(.account) }
        if let run = journal.run, !run.lease.isSafeToBeginExternalCall { throw GatewayError.superseded(.run) }
    }

    /// The vendor's normalisation.
    var matches: ReadBackJudge.Matches {
        let connector = connector
        return { connector.matches(written: $0, readBack: $1, as: $2) }
    }
}

extension ConnectorError {
    /// Whether a write that failed so may have been done all the same.
    var leavesWriteOpen: Bool {
        switch kind {
        case .outcomeUnknown, .cancelled, .malformed, .tooLarge: true
        default: false
        }
    }
}

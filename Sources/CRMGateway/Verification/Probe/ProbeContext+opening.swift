import ConnectorKit
import SQLStore
import Workspace

extension ProbeContext {
    /// For a run that holds an account's lease.
    static func open(
        _ services: RunServices, grant: GrantRow, lease: Lease, run: RunJournal, actor: Actor
    ) async throws -> ProbeContext {
        ProbeContext(
            sessions: try await ProbeSessions.open(
                services.sessions, grant: grant.id, organization: run.organization, run: run.run),
            journal: services.probes(grant, lease, run: run, actor: actor), leases: services.leases,
            clock: services.clock)
    }

    /// For a clean-up by itself.
    static func open(
        _ services: RunServices, grant: GrantRow, lease: Lease, actor: Actor
    ) async throws -> ProbeContext {
        let session = try await services.sessions.session(
            grant: grant.id, organization: lease.organization, party: ProbeCleanups.party)
        return ProbeContext(
            sessions: ProbeSessions(probing: session, narrowing: session, cleanup: session),
            journal: services.probes(grant, lease, run: nil, actor: actor), leases: services.leases,
            clock: services.clock)
    }
}

extension RunServices {
    fileprivate func probes(_ grant: GrantRow, _ lease: Lease, run: RunJournal?, actor: Actor) -> ProbeJournal {
        ProbeJournal(
            crm: grant.crm, account: grant.account, lease: lease, run: run, store: store, keys: dataKeys,
            audit: ProbeAudit(log: log, actor: actor, run: run?.run), clock: clock)
    }
}

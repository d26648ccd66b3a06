import ConnectorKit
import SQLStore
import Workspace

/// Where an account's probes are written down, each before and after the CRM is asked (VER-4).
///
/// Each write is one transaction, guarded by the run's lease, where a run writes, and by the account's: who was taken
/// over, writes nothing any more (L-4, L-6).
struct ProbeJournal: Sendable {
    let crm: CRMID
    let account: CRMAccountID
    /// The account's lease.
    let lease: Lease
    /// The run that writes; `nil` for a clean-up by itself.
    let run: RunJournal?
    let store: any SQLDriver
    let keys: DataKeys
    let audit: ProbeAudit
    let clock: any GatewayClock

    /// How long closed probes are kept: 30 days.
    static let closedKeptMilliseconds: Int64 = 30 * 86_400_000

    var organization: OrganizationID { lease.organization }

    /// Writes down what is about to be done; in a run that somebody asked to stop, it isn't begun.
    func begin(_ body: @Sendable @escaping (ProbeRepository, any SQLTransaction) throws -> Void) async throws {
        guard let run else { return try await settle(body) }
        let (lease, organization) = (lease, organization)
        try await run.commit { transaction in
            try lease.hold(in: transaction)
            try body(ProbeRepository(organization: organization, transaction: transaction), transaction)
        }
    }

    /// Writes down what was done; that a run is to stop doesn't undo it.
    func settle(_ body: @Sendable @escaping (ProbeRepository, any SQLTransaction) throws -> Void) async throws {
        let (lease, organization, outer) = (lease, organization, run?.lease ?? lease)
        try await outer.guardedWrite { transaction in
            if outer !== lease { try lease.hold(in: transaction) }
            try body(ProbeRepository(organization: organization, transaction: transaction), transaction)
        }
    }

    /// Writes down temporary records that are about to be made, and the audited intent.
    func intend(_ probes: [ProbeRow]) async throws {
        let (audit, oldest) = (audit, clock.milliseconds - Self.closedKeptMilliseconds)
        try await begin { rows, transaction in
            if let first = probes.first {
                try rows.forget(closedBefore: oldest, crm: first.crm, account: first.account)
            }
            try rows.insert(probes)
            try audit.intended(.probeWrite, probes, in: transaction)
        }
    }

    /// Writes down that the CRM is about to be asked once more to make records: how long each may be at work counts from
    /// then.
    func asking(_ marks: [ProbeMark]) async throws {
        let now = clock.milliseconds
        try await begin { rows, _ in
            for mark in marks { try rows.setAsked(mark, at: now) }
        }
    }

    /// Writes down the ids of records that were made.
    ///
    /// - Parameter viewer: who was shown them, where a look found them.
    func made(_ records: [ProbeMark: RecordID], seenBy viewer: String? = nil) async throws {
        guard !records.isEmpty else { return }
        let now = clock.milliseconds
        try await settle { rows, _ in
            for (mark, record) in records { try rows.setMade(mark, record: record, seenBy: viewer, at: now) }
        }
    }

    /// Writes down who was shown records, before they are deleted.
    func saw(_ marks: [ProbeMark], by viewer: String) async throws {
        guard !marks.isEmpty else { return }
        let now = clock.milliseconds
        try await settle { rows, _ in
            for mark in marks { try rows.setSeen(mark, by: viewer, at: now) }
        }
    }

    /// The account's open probes, oldest first.
    func open() async throws -> [ProbeRow] {
        let (organization, crm, account) = (organization, crm, account)
        return try await store.read { transaction in
            try ProbeRepository(organization: organization, transaction: transaction).open(crm: crm, account: account)
        }
    }

    /// One probe, as it stands.
    func find(_ mark: ProbeMark) async throws -> ProbeRow? {
        let organization = organization
        return try await store.read { transaction in
            try ProbeRepository(organization: organization, transaction: transaction).find(mark)
        }
    }
}

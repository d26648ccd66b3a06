import ConnectorKit
import SQLStore
import Verification
import Workspace

/// What probes left behind in an organization's accounts, and cleaning it up without a verification (VER-4).
struct ProbeCleanups: Sendable {
    let services: RunServices

    /// The party that clean-ups by themselves are counted under.
    static let party = "probe-cleanup"
    /// How long to wait for an account that a run works on.
    static let accountWaitMax: Duration = .seconds(30)

    /// Probes that may still be there; nothing is asked.
    func pending(of organization: OrganizationID) async throws -> [PendingCleanup] {
        try await open(of: organization).map { PendingCleanup($0) }
    }

    /// Cleans up every account that has open probes, with whichever live key of it works (F-C6). What goes wrong in one of
    /// them keeps none of the others from being cleaned.
    ///
    /// - Returns: what may still be there, and why.
    func clean(as actor: Actor) async throws -> [PendingCleanup] {
        let rows = try await open(of: actor.organization)
        var pending: [PendingCleanup] = []
        for (account, probes) in Dictionary(grouping: rows, by: { VerifiedAccount(crm: $0.crm, account: $0.account) })
            .sorted(by: { $0.key < $1.key })
        {
            pending += try await clean(account, probes, as: actor)
        }
        return pending
    }

    private func clean(
        _ account: VerifiedAccount, _ probes: [ProbeRow], as actor: Actor
    ) async throws -> [PendingCleanup] {
        // What isn't cleaned for want of a key, is told so.
        var pending = probes.map { PendingCleanup($0, .noLiveKey, PendingCleanup.noKeyWords($0)) }
        for grant in try await grants(of: account, preferring: probes, actor.organization) {
            do {
                pending = try await services.leases.withLease(
                    .account, key: account.leaseKey, organization: actor.organization,
                    waitingUpTo: Self.accountWaitMax
                ) { lease in
                    let context = try await ProbeContext.open(services, grant: grant, lease: lease, actor: actor)
                    return try await ProbeCleaner(context: context).clean().pending
                }
            } catch let error as GatewayError where Self.othersAreAtIt.contains(error.code) {
                // A run is at work in the account: what it leaves, it tells.
                return probes.map { PendingCleanup($0, .notReached) }
            } catch let error as GatewayError where Self.isKeys(error) {
                pending = probes.map { PendingCleanup($0, .noLiveKey, "\(error.message) \(PendingCleanup.wayOut($0))") }
                continue
            }
            let wants = pending.contains { $0.reason == .noLiveKey || $0.reason == .refused }
            if !wants { break }
        }
        return pending
    }

    private static let othersAreAtIt: Set<String> = [GatewayError.leaseHeldCode, GatewayError.supersededCode]

    /// What concerns a key or its CRM alone: it is gone, or this program doesn't know the CRM.
    static func isKeys(_ error: GatewayError) -> Bool {
        ["crm_unsupported", "grant_not_found"].contains(error.code)
    }

    /// The account's live grants, those first that made the probes.
    func grants(
        of account: VerifiedAccount, preferring probes: [ProbeRow], _ organization: OrganizationID
    ) async throws -> [GrantRow] {
        let makers = Set(probes.map(\.grant))
        let live = try await services.store.read { transaction in
            try GrantRepository(of: organization).find(crm: account.crm, account: account.account, in: transaction)
                .filter { $0.state == .live }
        }
        return live.filter { makers.contains($0.id) } + live.filter { !makers.contains($0.id) }
    }

    private func open(of organization: OrganizationID) async throws -> [ProbeRow] {
        try await services.store.read { transaction in
            try ProbeRepository(organization: organization, transaction: transaction).open()
        }
    }
}

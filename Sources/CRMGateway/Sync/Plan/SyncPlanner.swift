import ConnectorKit
import Foundation
import SQLStore
import Workspace

/// Makes plans. It is handed readers only: of CRMs `CRMReading`, of the store snapshots (PREVIEW, I-24).
struct SyncPlanner: Sendable {
    let request: SyncCRMRequest
    let roster: TargetRoster
    let readers: any ReaderSource
    let store: any SQLDriver
    let clock: any GatewayClock
    let party: String

    /// Looks at everything and decides, as a run would.
    func plan() async throws -> SyncCRMPlan {
        var plan = try await local()
        for source in plan.source.keys where !plan.targets.isEmpty {
            let (account, owners) = try await look(at: source, for: plan.targets)
            plan.accounts.append(account)
            if let owners { plan.note(owners, of: source.crm) }
        }
        return plan
    }

    private func local() async throws -> SyncCRMPlan {
        try await store.read { transaction in
            try roster.requireScope(in: transaction)
            let source = try roster.source(of: request.crms, in: transaction)
            let digest = try PlanDigest.compute(request, source, roster, in: transaction)
            var plan = SyncCRMPlan(
                request: request, source: source, targets: [], skipped: [], accounts: [], madeAt: clock.now,
                digest: digest)
            var cursor: UserID?
            repeat {
                let page = try roster.page(after: cursor, in: transaction)
                try add(page, to: &plan, in: transaction)
                cursor = page.next
            } while cursor != nil
            return plan
        }
    }

    private func add(_ page: TargetPage, to plan: inout SyncCRMPlan, in transaction: any SQLTransaction) throws {
        let keys = try CRMKeyRepository(of: roster.organization).keys(
            of: page.people.map(\.user), in: transaction)
        for person in page.people {
            let held = keys[person.user] ?? []
            let planned = plan.source.keys.map { source in
                PlannedKey(
                    crm: source.crm,
                    KeyCopyDecision.decide(
                        existing: held.first { $0.crm == source.crm }.map {
                            TargetKey(grant: $0.grant, isOwnConnection: $0.origin == .connected)
                        },
                        sourceGrant: source.grant, keepsOwnConnections: request.keepsOwnConnections))
            }
            plan.targets.append(PlannedTarget(user: person.user, email: person.email, keys: planned))
        }
        var tally = KeyCopyTally()
        tally.skipped = plan.skipped
        tally.count(page)
        plan.skipped = tally.skipped
    }

    private func look(
        at source: SourceKey, for targets: [PlannedTarget]
    ) async throws -> (PlannedAccount, [EmailKey: [CRMOwner]]?) {
        var account = PlannedAccount(source: source)
        var owners: [EmailKey: [CRMOwner]]?
        do {
            let session = try await readers.reader(
                grant: source.grant, organization: roster.organization, party: party)
            let found = try await OwnerLookup(reading: session.reading).owners(withEmails: Set(targets.map(\.email)))
            owners = found
            account.ownerProperties = try await ownerProperties(session, source)
            account.recordTypes = try await RecordTypePlanner(
                source: source, reader: session, readers: readers, owners: found, organization: roster.organization,
                store: store
            ).plan(for: targets)
            account.sight = try await sight(session, source, account.ownerProperties, owners ?? [:], for: targets)
        } catch let error as ConnectorError where error.kind != .cancelled {
            account.failure = CRMFailure(error)
        }
        account.calls = await readers.spent(by: party, crm: source.crm, account: source.account).calls
        return (account, owners)
    }

    private func ownerProperties(
        _ session: CRMReader, _ source: SourceKey
    ) async throws -> [PlannedOwnerProperty] {
        let (policies, rows) = try await store.read { transaction in
            let known = OwnerPropertyRepository(organization: roster.organization, transaction: transaction)
            return (
                try OwnerPropertyPolicy.chosen(for: source.crm, in: roster.organization, transaction),
                try known.of(source.crm, account: source.account)
            )
        }
        var planned: [PlannedOwnerProperty] = []
        for object in session.descriptor.objects.sorted(by: { $0.object < $1.object }) {
            let policy = policies[object.object] ?? .usual(for: object)
            let look = OwnerPropertyLook(
                reading: session.reading, traits: session.descriptor.ownerProperties, object: object, policy: policy,
                remembered: policy.remembered(of: object.object, among: rows))
            planned.append(PlannedOwnerProperty(object.object, try await look.decide()))
        }
        return planned
    }
}

extension SyncCRMPlan {
    /// Notes who is whom in a CRM.
    fileprivate mutating func note(_ owners: [EmailKey: [CRMOwner]], of crm: CRMID) {
        for index in targets.indices {
            let status = OwnerResolution.decide(owners[targets[index].email] ?? []).status
            for key in targets[index].keys.indices where targets[index].keys[key].crm == crm {
                guard targets[index].keys[key].change != .keepOwnConnection else { continue }
                targets[index].keys[key].binding = status
            }
        }
    }
}

import ConnectorKit
import SQLStore
import Workspace

/// One CRM account's part of a sync: who is who, owner properties, record types, bindings.
///
/// The number of CRM calls depends on the account, never on the number of targets; save
/// where record types are read as each target.
struct AccountSync: Sendable {
    let source: SourceKey
    let policies: [CRMObject: OwnerPropertyPolicy]
    let session: CRMSession
    let targets: any TargetSessionSource
    let roster: TargetRoster
    let journal: RunJournal
    let lease: Lease
    let stillAllowed: @Sendable (any SQLTransaction) throws -> Void
    let audit: RunAudit
    let clock: any GatewayClock
    let progress: @Sendable (RunProgress) -> Void

    /// Does it all; `outcome` already holds what became of the keys.
    func run(_ outcome: CRMOutcome) async throws -> CRMOutcome {
        var outcome = outcome
        try await pinAccount()
        let owners = try await resolveOwners()
        outcome.ownerProperties = try await ensureOwnerProperties()
        let recordTypes = try await RecordTypeStep(
            source: source, session: session, targets: targets, owners: owners, roster: roster, journal: journal,
            progress: progress
        ).run()
        let bound = try await BindStep(
            source: source, owners: owners, recordTypes: recordTypes, roster: roster, journal: journal, audit: audit,
            progress: progress
        ).run()
        outcome.bindings = bound.bindings
        outcome.recordTypes = recordTypes?.outcome
        outcome.recordTypes?.links = bound.recordTypes
        return outcome
    }

    /// A key that leads into another account than the one it was stored for is used for nothing (F-A11).
    private func pinAccount() async throws {
        let identity = try await session.reading.identify()
        guard identity.account == source.account else {
            throw ConnectorError(
                .forbidden, operation: "core.account.pin",
                message: "The key leads to account \(identity.account), not \(source.account): reconnect the CRM.")
        }
    }

    /// The CRM users of everybody who was asked for; empty where there are none, absent for whoever joined since.
    private func resolveOwners() async throws -> [EmailKey: [CRMOwner]] {
        let emails = try await emailsOfHolders()
        guard !emails.isEmpty else { return [:] }
        progress(RunProgress(phase: .resolveOwners, crm: source.crm, done: 0, total: emails.count))
        let owners = try await OwnerLookup(reading: session.reading).owners(withEmails: emails)
        progress(RunProgress(phase: .resolveOwners, crm: source.crm, done: emails.count, total: emails.count))
        return emails.reduce(into: [:]) { $0[$1] = owners[$1] ?? [] }
    }

    private func emailsOfHolders() async throws -> Set<EmailKey> {
        var emails: Set<EmailKey> = []
        var cursor: UserID?
        repeat {
            let after = cursor
            let page = try await journal.read { transaction in try roster.page(after: after, in: transaction) }
            emails.formUnion(page.people.map(\.email))
            cursor = page.next
        } while cursor != nil
        return emails
    }

    private func ensureOwnerProperties() async throws -> [OwnerPropertyOutcome] {
        let ensurer = OwnerPropertyEnsurer(
            source: source, descriptor: session.descriptor, reading: session.reading, writing: session.writing,
            journal: journal, account: lease, stillAllowed: stillAllowed, audit: audit, clock: clock)
        let objects = session.descriptor.objects.sorted { $0.object < $1.object }
        var outcomes: [OwnerPropertyOutcome] = []
        for object in objects {
            progress(
                RunProgress(
                    phase: .ensureOwnerProperties, crm: source.crm, done: outcomes.count, total: objects.count))
            let policy = policies[object.object] ?? .usual(for: object)
            outcomes.append(try await ensurer.ensure(object, policy: policy))
        }
        return outcomes
    }
}

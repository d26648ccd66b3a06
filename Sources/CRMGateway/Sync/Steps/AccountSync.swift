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
    let audience: OwnerPropertyAudience
    let asksAgain: Bool
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
        let writer = try await pinAccount()
        let owners = try await resolveOwners()
        outcome.ownerProperties = try await ensureOwnerProperties(for: writer)
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
        outcome.sight = try await showMembers(owners, outcome.ownerProperties)
        return outcome
    }

    /// A key that leads into another account than the one it was stored for is used for nothing (F-A11).
    ///
    /// - Returns: the CRM user whom the key acts as.
    private func pinAccount() async throws -> CRMUserID? {
        let identity = try await session.reading.identify()
        guard identity.account == source.account else {
            throw ConnectorError(
                .forbidden, operation: "core.account.pin",
                message: "The key leads to account \(identity.account), not \(source.account): reconnect the CRM.")
        }
        return identity.user
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

    /// Shows dedicated owner properties to members, where the organization chose so and the CRM hides them.
    private func showMembers(
        _ owners: [EmailKey: [CRMOwner]], _ properties: [OwnerPropertyOutcome]
    ) async throws -> SightCounts? {
        guard audience == .everySyncedMember, let facet = session.writing.fieldVisibility else { return nil }
        let dedicated = properties.filter {
            $0.isUsable && $0.origin != .standard
        }
        return try await SightStep(
            source: source, facet: facet, owners: owners, properties: dedicated.compactMap(\.reference),
            asksAgain: asksAgain, roster: roster, journal: journal, account: lease, stillAllowed: stillAllowed,
            audit: audit, clock: clock, progress: progress
        ).run()
    }

    private func ensureOwnerProperties(for writer: CRMUserID?) async throws -> [OwnerPropertyOutcome] {
        let objects = session.descriptor.objects.sorted { $0.object < $1.object }
        return try await OwnerPropertyEnsurer(
            source: source, descriptor: session.descriptor, reading: session.reading, writing: session.writing,
            writer: writer, journal: journal, account: lease, stillAllowed: stillAllowed, audit: audit, clock: clock
        ).ensure(objects, policies: policies) { done in
            progress(
                RunProgress(phase: .ensureOwnerProperties, crm: source.crm, done: done, total: objects.count))
        }
    }
}

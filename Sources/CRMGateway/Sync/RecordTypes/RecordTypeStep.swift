import ConnectorKit
import SQLStore
import Workspace

/// Reads an account's record types for those who hold its key: once as the key's user, and as each target where the key may
/// act for them. It writes nothing; the bindings' chunks do, in the transaction in which they see the key (SYNC-7).
struct RecordTypeStep: Sendable {
    let source: SourceKey
    let session: CRMSession
    let targets: any TargetSessionSource
    let owners: [EmailKey: [CRMOwner]]
    let roster: TargetRoster
    let journal: RunJournal
    let progress: @Sendable (RunProgress) -> Void

    /// The name under which the journal knows the reading of a CRM's record types.
    static func name(_ crm: CRMID) -> String { "crm/\(crm)/record-types" }

    /// Reads them; `nil` where the CRM has none, or nobody holds its key.
    ///
    /// - Throws: `ConnectorError` where the run must wait or was cancelled. Any other failure of the CRM is told in the
    ///   outcome: keys and bindings don't depend on it.
    func run() async throws -> RecordTypeReadings? {
        guard let facet = session.reading.recordTypes else { return nil }
        let hasHolders = try await !holders(stoppingAtFirst: true) { $0 }.isEmpty
        let isRead = try await journal.step(Self.name(source.crm))
        guard hasHolders || isRead != nil else { return nil }
        var readings = RecordTypeReadings(outcome: RecordTypeOutcome(viewer: source.actsAs))
        readings.keyEmail = session.grant.crmUserEmail
        progress(RunProgress(phase: .readRecordTypes, crm: source.crm, done: 0, total: nil))
        if try await recall(isRead, &readings) == false {
            do {
                let document = try await read(facet)
                readings.take(document, as: session.grant.crmUser)
            } catch let error as ConnectorError {
                guard !Self.stopsAll(error) else { throw error }
                readings.outcome.failure = CRMFailure(error)
            }
        }
        if hasHolders { try await readAsTargets(into: &readings) }
        return readings
    }

    /// The targets are gathered only where the key may act for them: few keys may, and a large team takes megabytes.
    private func readAsTargets(into readings: inout RecordTypeReadings) async throws {
        let reading = TargetRecordTypes(
            source: source, targets: targets, objects: objects, journal: journal, progress: progress)
        guard try await reading.actsForOthers() else { return }
        try await reading.read(holders(asTarget), into: &readings)
    }

    /// Whether a failure is more than one reading's: the run was cancelled, or has to wait.
    static func stopsAll(_ error: ConnectorError) -> Bool {
        error.kind == .cancelled || CRMPause(error) != nil
    }

    private var objects: [CRMObject] { session.descriptor.objects.map(\.object).sorted() }

    private func read(_ facet: any RecordTypeReading) async throws -> RecordTypeDocument {
        try RecordTypeDocument(try await facet.recordTypes(of: objects), of: objects)
    }

    /// What an earlier life of the run read, and wrote for some: the others get the same (SYNC-9).
    private func recall(_ step: RunStepRow?, _ readings: inout RecordTypeReadings) async throws -> Bool {
        guard let detail = step?.detail else { return false }
        let view = try JSONText.decode(RecordTypeView.self, from: detail)
        let organization = journal.organization
        let content = try await journal.read { transaction in
            try RecordTypeRepository(of: organization).content(view.hash, in: transaction)
        }
        guard let content else { return false }
        let types = try RecordTypeDocument.types(in: content)
        readings.take(try RecordTypeDocument(types, of: objects), as: view.viewer)
        return true
    }

    /// Those who hold a key to the grant, and haven't been dealt with by an earlier life of the run.
    ///
    /// - Parameters:
    ///   - stoppingAtFirst: whether the first page that has any is enough.
    ///   - kept: what is kept of somebody; `nil` leaves them out.
    private func holders<Kept>(
        stoppingAtFirst: Bool = false, _ kept: (TargetPerson) -> Kept?
    ) async throws -> [Kept] {
        let step = try await journal.step(BindStep.name(source.crm))
        guard step?.state != StepState.succeeded.rawValue else { return [] }
        var cursor = step?.cursor.map { UserID(rawValue: $0) }
        var holders: [Kept] = []
        repeat {
            let page = try await holdersPage(after: cursor)
            holders += page.people.compactMap(kept)
            cursor = page.next
        } while cursor != nil && !(stoppingAtFirst && !holders.isEmpty)
        return holders
    }

    private func holdersPage(after cursor: UserID?) async throws -> TargetPage {
        try await journal.read { transaction in
            var page = try roster.page(after: cursor, in: transaction)
            let keys = try CRMKeyRepository(of: journal.organization)
                .keys(of: page.people.map(\.user), in: transaction)
            page.people.removeAll { person in
                keys[person.user]?.contains { $0.grant == source.grant } != true
            }
            return page
        }
    }

    /// Somebody who can be acted for: bound to one CRM user, who isn't the key's, and has a login.
    private func asTarget(_ person: TargetPerson) -> TargetRecordTypes.Target? {
        let found = owners[person.email] ?? []
        guard let user = OwnerResolution.decide(found).user,
            let owner = found.first(where: { $0.id == user && $0.isActive }), let login = owner.login,
            user != session.grant.crmUser
        else { return nil }
        return TargetRecordTypes.Target(person: person, owner: owner, login: login)
    }
}

extension RecordTypeReadings {
    /// Takes what the key's user sees.
    fileprivate mutating func take(_ document: RecordTypeDocument, as viewer: CRMUserID?) {
        key = RecordTypeView(hash: document.hash, viewer: viewer)
        documents[document.hash] = document.content
        outcome.objects = document.counts.sorted { $0.key < $1.key }.map {
            RecordTypeOutcome.ObjectCount(object: $0.key, count: $0.value)
        }
    }
}

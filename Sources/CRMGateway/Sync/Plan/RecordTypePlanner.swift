import ConnectorKit
import SQLStore
import Workspace

/// Finds out what a sync would do about record types; it writes nothing, and acts as nobody else.
struct RecordTypePlanner: Sendable {
    let source: SourceKey
    let reader: CRMReader
    let readers: any ReaderSource
    let owners: [EmailKey: [CRMOwner]]
    let organization: OrganizationID
    let store: any SQLDriver

    /// Reads and compares; `nil` where the CRM has none, or nobody would hold its key.
    func plan(for targets: [PlannedTarget]) async throws -> PlannedRecordTypes? {
        guard let facet = reader.reading.recordTypes else { return nil }
        let holders = targets.filter { target in
            target.keys.contains { $0.crm == source.crm && $0.change != .keepOwnConnection }
        }
        guard !holders.isEmpty else { return nil }
        var planned = PlannedRecordTypes(viewer: source.actsAs)
        do {
            planned.areReadAsTargets = try await readers.actsForOthers(
                grant: source.grant, organization: organization)
            let objects = reader.descriptor.objects.map(\.object).sorted()
            let document = try RecordTypeDocument(try await facet.recordTypes(of: objects), of: objects)
            planned.objects = document.counts.sorted { $0.key < $1.key }.map {
                RecordTypeOutcome.ObjectCount(object: $0.key, count: $0.value)
            }
            try await compare(document, holders, &planned)
        } catch let error as ConnectorError {
            guard error.kind != .cancelled else { throw error }
            planned.failure = CRMFailure(error)
        }
        return planned
    }

    private func compare(
        _ document: RecordTypeDocument, _ holders: [PlannedTarget], _ planned: inout PlannedRecordTypes
    ) async throws {
        let (organization, users) = (organization, holders.map(\.user))
        let (links, viewer) = try await store.read { transaction in
            (
                try RecordTypeRepository(of: organization).links(of: users, in: transaction),
                try GrantRepository(of: organization).find(source.grant, in: transaction)?.crmUser
            )
        }
        for holder in holders {
            let link = links[holder.user]?.first { $0.crm == source.crm }
            let isKept = holder.keys.contains { $0.crm == source.crm && $0.change == .unchanged }
            guard let link, isKept else {
                planned.added += 1
                continue
            }
            let found = owners[holder.email] ?? []
            let isReadAs = OwnerResolution.decide(found).user.map { user in
                user != viewer && found.contains { $0.id == user && $0.login != nil }
            }
            if planned.areReadAsTargets, isReadAs == true {
                planned.undecided += 1
            } else if link.hash == document.hash, link.account == source.account, link.viewer == viewer {
                planned.unchanged += 1
            } else {
                planned.changed += 1
            }
        }
    }
}

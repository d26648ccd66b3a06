import ConnectorKit
import SQLStore
import Workspace

/// Puts one person's record types back as they were before a run; told by the link's run and version, never by what it
/// says (A → B → A is a change).
struct UndoRecordTypes: Sendable {
    let row: RunTargetRow
    let undone: RunID
    let isForced: Bool
    let organization: OrganizationID

    /// Puts them back, where the key is there on which they hang: the key first, then this.
    ///
    /// - Parameter key: what became of the key.
    func takeBack(
        after key: UndoKey.Verdict, by run: RunID, in transaction: any SQLTransaction
    ) throws -> UndoKey.Verdict {
        let before = try row.recordTypesBefore.map { try JSONText.decode(RecordTypeLinkRow.self, from: $0) }
        // With the run's key, what the run had hung on it has gone; what hung on the key before comes back with it.
        if key == .restored {
            guard let before else { return row.recordTypesAfter == nil ? .nothing : .restored }
            return try put(before, nil, run, in: transaction)
        }
        guard let version = row.recordTypesAfter, row.keyAfter == nil else { return .nothing }
        let repository = RecordTypeRepository(of: organization)
        guard let now = try repository.link(of: row.user, crm: row.crm, in: transaction) else { return .nothing }
        if let before, now.saysSame(as: before) { return .nothing }
        guard isForced || (now.run == undone && now.version == version) else { return .kept(.changedSince) }
        guard let before else {
            try repository.unlink([(row.user, row.crm)], in: transaction)
            return .restored
        }
        return try put(before, now, run, in: transaction)
    }

    private func put(
        _ before: RecordTypeLinkRow, _ now: RecordTypeLinkRow?, _ run: RunID, in transaction: any SQLTransaction
    ) throws -> UndoKey.Verdict {
        let repository = RecordTypeRepository(of: organization)
        // Under another key than theirs they are nobody's.
        let key = try CRMKeyRepository(of: organization).find(user: row.user, crm: row.crm, in: transaction)
        guard key?.id == before.key else { return .nothing }
        guard try repository.content(before.hash, in: transaction) != nil else { return .kept(.recordTypesGone) }
        var link = before
        link.run = run
        link.version = (now?.version ?? before.version) + 1
        try repository.put([link], in: transaction)
        return .restored
    }
}

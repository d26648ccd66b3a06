import ConnectorKit
import SQLStore
import Workspace

/// The bindings of one chunk of targets, and the links to their record types.
struct BindChunk: Sendable {
    /// The count, this chunk included.
    var counts: BindTally
    /// Behind whom the next chunk begins.
    let next: UserID?
    /// How many people were looked at.
    let size: Int
    /// The bindings to write.
    var changes: [Change] = []
    /// The links to write.
    var links: [LinkChange] = []
    /// Whether it was the last one, and the journal has the whole step as done.
    var isDone = false

    /// Whether there is nothing to write.
    var isEmpty: Bool { changes.isEmpty && links.isEmpty }

    /// One link to write.
    struct LinkChange: Sendable {
        let before: RecordTypeLinkRow?
        let after: RecordTypeLinkRow

        /// What a run's record keeps of it.
        func target() throws -> RunTargetRow {
            RunTargetRow(
                user: after.user, crm: after.crm, recordTypesBefore: try before.map { try JSONText.encode($0) },
                recordTypesAfter: after.version)
        }
    }

    /// One binding to write.
    struct Change: Sendable {
        let before: BindingRow?
        let after: BindingRow

        /// What a run's record keeps of it.
        func target() throws -> RunTargetRow {
            RunTargetRow(
                user: after.user, crm: after.crm, bindingOutcome: after.status,
                bindingBefore: try before.map { try JSONText.encode($0) }, bindingAfter: after.version)
        }
    }

    init(counts: BindTally, next: UserID?, size: Int) {
        self.counts = counts
        self.next = next
        self.size = size
    }

    mutating func bind(
        _ user: UserID, _ resolution: OwnerResolution, _ before: BindingRow?, _ source: SourceKey, _ run: RunID
    ) {
        let after = BindingRow(
            user: user, crm: source.crm, account: source.account, crmUser: resolution.user,
            status: resolution.status.rawValue, run: run, version: (before?.version ?? 0) + 1)
        let isChange = before.map { !$0.saysSame(as: after) } ?? true
        counts.bindings.count(resolution.status, of: user, isChange: isChange)
        if isChange { changes.append(Change(before: before, after: after)) }
    }

    mutating func link(
        _ key: CRMKeyRow, _ view: RecordTypeView, _ sight: RecordTypeSight, _ before: RecordTypeLinkRow?,
        _ account: CRMAccountID, _ run: RunID, at now: Int64
    ) {
        let after = RecordTypeLinkRow(
            user: key.user, crm: key.crm, key: key.id, account: account, hash: view.hash, viewer: view.viewer,
            sight: sight.rawValue, run: run, version: (before?.version ?? 0) + 1, readAt: now)
        let isChange = before.map { !$0.saysSame(as: after) } ?? true
        counts.recordTypes.count(sight, isChange: isChange)
        if isChange { links.append(LinkChange(before: before, after: after)) }
    }
}

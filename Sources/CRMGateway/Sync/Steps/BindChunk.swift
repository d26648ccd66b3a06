import ConnectorKit
import SQLStore
import Workspace

/// The bindings of one chunk of targets.
struct BindChunk: Sendable {
    /// The count, this chunk included.
    var counts: BindingCounts
    /// Behind whom the next chunk begins.
    let next: UserID?
    /// How many people were looked at.
    let size: Int
    /// The bindings to write.
    var changes: [Change] = []
    /// Whether it was the last one, and the journal has the whole step as done.
    var isDone = false

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

    init(counts: BindingCounts, next: UserID?, size: Int) {
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
        counts.count(resolution.status, of: user, isChange: isChange)
        if isChange { changes.append(Change(before: before, after: after)) }
    }
}

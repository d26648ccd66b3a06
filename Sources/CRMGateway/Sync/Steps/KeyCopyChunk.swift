import ConnectorKit
import SQLStore
import Workspace

/// What one chunk of targets is to get.
struct KeyCopyChunk: Sendable {
    /// The count, this chunk included.
    var tally: KeyCopyTally
    /// Behind whom the next chunk begins.
    let next: UserID?
    /// The keys to write.
    var changes: [Change] = []
    /// Whether it was the last one, and the journal has the whole step as done.
    var isDone = false

    /// One key to write.
    struct Change: Sendable {
        let user: UserID
        let source: SourceKey
        let before: CRMKeyRow?
        let outcome: String
    }

    init(tally: KeyCopyTally, next: UserID?) {
        self.tally = tally
        self.next = next
    }

    mutating func decide(_ user: UserID, _ source: SourceKey, _ existing: CRMKeyRow?, keepsOwn: Bool) {
        let decision = KeyCopyDecision.decide(
            existing: existing.map { TargetKey(grant: $0.grant, isOwnConnection: $0.origin == .connected) },
            sourceGrant: source.grant, keepsOwnConnections: keepsOwn)
        tally.count(decision, for: source.crm)
        if let outcome = decision.outcome {
            changes.append(Change(user: user, source: source, before: existing, outcome: outcome))
        }
    }
}

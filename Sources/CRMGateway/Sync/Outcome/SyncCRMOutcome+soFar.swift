import SQLStore
import Workspace

extension SyncCRMOutcome {
    /// What a sync that didn't come to its end did, as its journal tells.
    init(soFar row: RunRow, _ journal: RunJournal) async throws {
        self.init()
        let pinned = try JSONText.decode(PinnedSync.self, from: row.request)
        let copied = try await journal.step(KeyCopyStep.name)?.detail
        let tally = try copied.map { try JSONText.decode(KeyCopyTally.self, from: $0) } ?? KeyCopyTally()
        targets = tally.targets
        skipped = tally.skipped
        for source in pinned.source.keys {
            if let done = try await journal.step("crm/\(source.crm)")?.detail {
                crms.append(try JSONText.decode(CRMOutcome.self, from: done))
            } else {
                var outcome = CRMOutcome(source)
                outcome.keys = tally.keys[source.crm] ?? KeyCounts()
                crms.append(outcome.settled())
            }
        }
    }
}

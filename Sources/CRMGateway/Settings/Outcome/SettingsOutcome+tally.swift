import SQLStore
import Workspace

extension SettingsOutcome {
    /// What a push has done so far.
    init(_ pinned: PinnedSettings, _ tally: SettingsTally) {
        self.init(source: pinned.admin)
        targets = tally.targets
        skipped = tally.skipped
        categories = tally.categories
        keysRefused = pinned.keysRefused
        guard let keys = pinned.keys else { return }
        nothingToCopy = (pinned.request.crms ?? []).subtracting(keys.keys.map(\.crm)).sorted()
    }

    /// What a push that didn't come to its end did, as its journal tells.
    init(soFar row: RunRow, _ journal: RunJournal) async throws {
        let pinned = try JSONText.decode(PinnedSettings.self, from: row.request)
        let pushed = try await journal.step(SettingsStep.name)?.detail
        let tally = try pushed.map { try JSONText.decode(SettingsTally.self, from: $0) } ?? SettingsTally(pinned)
        self.init(pinned, tally)
        for source in pinned.keys?.keys ?? [] {
            if let done = try await journal.step("crm/\(source.crm)")?.detail {
                crms.append(try JSONText.decode(CRMOutcome.self, from: done))
            } else {
                var outcome = CRMOutcome(source)
                outcome.keys = tally.keys.keys[source.crm] ?? KeyCounts()
                crms.append(outcome.settled())
            }
        }
    }
}

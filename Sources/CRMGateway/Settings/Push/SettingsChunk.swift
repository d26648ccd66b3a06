import ConnectorKit
import SQLStore
import Workspace

/// What one chunk of targets is to get; it holds whole targets, with all of their categories (SET-6).
struct SettingsChunk: Sendable {
    /// The count, this chunk included.
    var tally: SettingsTally
    /// Behind whom the next chunk begins.
    let next: UserID?
    /// The references to write.
    var writes: [SettingsWrite] = []
    /// What the targets have now.
    var current: [UserID: [Category: SettingsReferenceRow]] = [:]
    /// Own parts that aren't stored yet, by hash.
    var documents: [String: SettingsDocumentRow] = [:]
    /// Who is left out or fails, and why.
    var troubles: [SettingsTroubleRow] = []
    /// The keys to write.
    var keys: [KeyCopyChunk.Change] = []
    /// Whether it was the last one, and the journal has the whole step as done.
    var isDone = false

    /// Whether there is nothing to write.
    var isEmpty: Bool { writes.isEmpty && troubles.isEmpty && keys.isEmpty }

    init(tally: SettingsTally, next: UserID?) {
        self.tally = tally
        self.next = next
    }

    /// Sorts a decision in.
    mutating func add(
        _ decision: SettingsDecision, _ category: Category, _ user: UserID, _ pinned: PinnedSettings, _ run: RunID
    ) {
        switch decision {
        case .unchanged: tally.count(category) { $0.unchanged += 1 }
        case .failed(let failure): fail(user, category, failure)
        case .write(let hash, let overlay, let document):
            tally.count(category) { $0.applied += 1 }
            if let document { documents[document.hash] = document }
            writes.append(
                SettingsWrite(
                    user: user, category: category, hash: hash, overlay: overlay,
                    origin: pinned.request.isSyncWithAdmin ? .syncWithAdmin : .push, run: run, source: pinned.admin))
        }
    }

    mutating func fail(_ user: UserID, _ category: Category, _ failure: SettingsFailure) {
        tally.count(category) { $0.fail(user, failure) }
        troubles.append(
            SettingsTroubleRow(
                user: user, category: category, verdict: .failed, code: failure.code, rule: failure.rule,
                path: failure.path, message: failure.message, nextStep: failure.nextStep))
    }

    /// One category is nothing for this target (ACC-7).
    mutating func leaveOut(_ user: UserID, _ category: Category, _ refusal: Refusal) {
        tally.count(category) { $0.leftOut += 1 }
        troubles.append(SettingsTroubleRow(user, category, refusal))
    }

    /// A rule is in the way of the whole target: it is left out (SET-7), or fails where somebody has to do something first, so
    /// that a retry brings what it missed (SET-8).
    mutating func leave(_ user: UserID, _ categories: Set<Category>, _ refusal: Refusal) {
        guard refusal == .dashboardMissing else { return skip(user, refusal) }
        tally.targets += 1
        for category in categories.sorted(by: { $0.rawValue < $1.rawValue }) {
            fail(user, category, SettingsFailure(GatewayError(refusal)))
        }
    }

    /// The whole target is left out (SET-7).
    mutating func skip(_ user: UserID, _ refusal: Refusal) {
        tally.skipped.skip(user, refusal)
        troubles.append(SettingsTroubleRow(user, nil, refusal))
    }
}

extension SettingsTroubleRow {
    init(_ user: UserID, _ category: Category?, _ refusal: Refusal) {
        self.init(
            user: user, category: category, verdict: .skipped, code: refusal.code, rule: refusal.rule,
            message: refusal.message, nextStep: refusal.nextStep)
    }
}

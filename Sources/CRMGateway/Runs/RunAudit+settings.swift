import ConnectorKit
import SQLStore
import Workspace

extension RunAudit {
    /// Somebody had a push of settings, or a Sync with Admin, started.
    func settingsStarted(_ pinned: PinnedSettings, in transaction: any SQLTransaction) throws {
        var subjects = Self.subjects(of: pinned.request.scope)
        subjects["source"] = [pinned.admin.rawValue]
        subjects["grant"] = pinned.keys?.keys.map(\.grant.rawValue)
        try write(
            .syncSettings, subjects, .intended,
            [
                "way": pinned.request.isSyncWithAdmin ? "sync_with_admin" : "push",
                "categories": Self.list(pinned.request.categories.map(\.rawValue).sorted()),
                "clears": Self.list(pinned.request.clears.map(\.rawValue).sorted()),
            ], transaction)
    }

    /// A chunk of targets was written; where somebody took over an admin's keys, an
    /// entry and an event name both (ACC-6).
    func settingsWritten(
        _ chunk: SettingsChunk, source: UserID, isTaken: Bool, in transaction: any SQLTransaction
    ) throws {
        if !chunk.writes.isEmpty {
            let counts = Dictionary(grouping: chunk.writes, by: \.category).mapValues { String($0.count) }
            try write(
                .settingsWrite,
                ["user": Set(chunk.writes.map(\.user.rawValue)).sorted(), "source": [source.rawValue]], .done,
                Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }), transaction)
        }
        guard isTaken, !chunk.keys.isEmpty else { return }
        try write(
            .keysTake,
            [
                "user": Set(chunk.keys.map(\.user.rawValue)).sorted(), "source": [source.rawValue],
                "grant": chunk.keys.map(\.source.grant.rawValue),
            ], .done, ["crms": Self.list(chunk.keys.map(\.source.crm.rawValue))], transaction)
        for (user, keys) in Dictionary(grouping: chunk.keys, by: \.user).sorted(by: { $0.key < $1.key }) {
            let taken = KeysTakenEvent(user: user, admin: source, run: run, crms: keys.map(\.source.crm).sorted())
            try EventOutbox.append(.keysTaken(taken), organization: actor.organization, in: transaction)
        }
    }

    /// A push of settings ended.
    func ended(_ outcome: SettingsOutcome, in transaction: any SQLTransaction) throws {
        var detail = ["state": outcome.state.rawValue, "targets": String(outcome.targets)]
        for category in outcome.categories {
            detail[category.category.rawValue] = "\(category.applied)/\(category.unchanged)/\(category.failed)"
        }
        for crm in outcome.crms { detail["crm_\(crm.crm)"] = crm.verdict.rawValue }
        try write(.syncSettings, [:], outcome.state == .failed ? .failed : .succeeded, detail, transaction)
    }
}

import ConnectorKit
import SQLStore
import Workspace

/// Writes the targets' settings and keys, chunk by chunk; a chunk holds whole targets and is one transaction.
struct SettingsStep: Sendable {
    /// The name under which the journal knows it.
    static let name = "push-settings"

    let chunker: SettingsChunker
    let keys: KeyWriter?
    let journal: RunJournal
    let audit: RunAudit
    let progress: @Sendable (RunProgress) -> Void

    private var pinned: PinnedSettings { chunker.pinned }

    /// Where it is.
    private struct Place: Sendable {
        var tally: SettingsTally
        var cursor: UserID?
        /// Up to whom it goes target by target, because somebody's rows broke a chunk (F-D6).
        var carefulUpTo: UserID?
        var isLast = false
        var hasChanged = false
        var isDone = false

        var limit: Int { carefulUpTo == nil ? TargetRoster.chunkPeopleMax : 1 }

        mutating func go(on chunk: SettingsChunk) {
            tally = chunk.tally
            cursor = chunk.next
            isLast = chunk.next == nil
            hasChanged = !chunk.isEmpty
            isDone = chunk.isDone
            if let end = carefulUpTo, let cursor, cursor >= end { carefulUpTo = nil }
        }
    }

    /// Pushes all; what an earlier life of the run did is skipped, and counted.
    func run() async throws -> SettingsTally {
        let step = try await journal.step(Self.name)
        let tally = try step?.detail.map { try JSONText.decode(SettingsTally.self, from: $0) }
        if let tally, step?.state == StepState.succeeded.rawValue { return tally }
        var place = Place(
            tally: tally ?? SettingsTally(pinned), cursor: step?.cursor.map { UserID(rawValue: $0) })
        repeat {
            let here = place
            do {
                place.go(on: try await chunk(here))
            } catch let error where Self.isOfRows(error) {
                try await getAround(error, &place)
            }
            progress(RunProgress(phase: .pushSettings, done: place.tally.seen, total: nil))
        } while !place.isLast
        if place.tally.hasWritten, !place.isDone { try await finish(place.tally) }
        return place.tally
    }

    /// Where nothing changes, nothing is written, not even the lease's row (SYNC-10): so it looks first, save behind a
    /// chunk that changed.
    private func chunk(_ place: Place) async throws -> SettingsChunk {
        if !place.hasChanged {
            let seen = try await journal.read {
                try chunker.chunk(after: place.cursor, limit: place.limit, place.tally, in: $0)
            }
            if seen.isEmpty { return seen }
        }
        return try await journal.commit { transaction in
            // Decided again inside the transaction that writes: what was read before may have changed (F-D4).
            var chunk = try chunker.chunk(after: place.cursor, limit: place.limit, place.tally, in: transaction)
            guard !chunk.isEmpty else { return chunk }
            try write(&chunk, in: transaction)
            return chunk
        }
    }

    private func write(_ chunk: inout SettingsChunk, in transaction: any SQLTransaction) throws {
        try chunker.roster.requireActor(in: transaction)
        let store = SettingsStore(organization: journal.organization, transaction: transaction)
        if !chunk.documents.isEmpty { try store.documents.keep(Array(chunk.documents.values)) }
        try store.write(chunk.writes, over: chunk.current, actor: audit.actor.user)
        try SettingsTroubleRepository(organization: journal.organization, run: journal.run, transaction: transaction)
            .put(chunk.troubles)
        if !chunk.keys.isEmpty, let keys {
            var copied = KeyCopyChunk(tally: chunk.tally.keys, next: chunk.next)
            copied.changes = chunk.keys
            try keys.write(copied, in: transaction)
        }
        try audit.settingsWritten(
            chunk, source: pinned.admin, isTaken: pinned.request.isSyncWithAdmin, in: transaction)
        try note(&chunk, in: transaction)
    }

    /// With the last chunk, the whole step is noted as done.
    private func note(_ chunk: inout SettingsChunk, in transaction: any SQLTransaction) throws {
        chunk.tally.hasWritten = true
        chunk.isDone = chunk.next == nil
        try journal.show(
            RunProgress(phase: .pushSettings, done: chunk.tally.seen, total: nil), in: transaction)
        try journal.note(
            Self.name, chunk.isDone ? .succeeded : .committed, cursor: chunk.next?.rawValue,
            detail: try JSONText.encode(chunk.tally), in: transaction)
    }

    private func finish(_ tally: SettingsTally) async throws {
        try await journal.commit { transaction in
            try journal.note(Self.name, .succeeded, detail: try JSONText.encode(tally), in: transaction)
        }
    }

    // MARK: Somebody's rows break a chunk (F-D6)

    /// Whether an error may come from the rows of one target; rules, leases and a store that is away concern all.
    private static func isOfRows(_ error: any Error) -> Bool {
        switch error {
        case let error as StoreError: error.kind == .constraint || error.kind == .unreadable
        case is DecodingError: true
        default: false
        }
    }

    /// Repeats a broken chunk target by target; the one that breaks alone fails, and the others go on.
    private func getAround(_ error: any Error, _ place: inout Place) async throws {
        let here = place
        guard place.limit == 1 else {
            let page = try await journal.read { try chunker.roster.page(after: here.cursor, in: $0) }
            place.carefulUpTo = page.next ?? UserID(rawValue: "\u{10FFFF}")
            return
        }
        let failure = SettingsFailure(GatewayError(reading: error))
        place.go(
            on: try await journal.commit { transaction in
                var chunk = try chunker.failed(failure, after: here.cursor, here.tally, in: transaction)
                try SettingsTroubleRepository(
                    organization: journal.organization, run: journal.run, transaction: transaction
                ).put(chunk.troubles)
                try note(&chunk, in: transaction)
                return chunk
            })
    }
}

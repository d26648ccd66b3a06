import ConnectorKit
import SQLStore
import Verification
import Workspace

extension ProbeJournal {
    /// How long the old values of what others changed are kept for people: 30 days after the probe.
    static let leftKeptMilliseconds: Int64 = 30 * 86_400_000

    /// The open uses of a designated record, oldest first.
    func open(of record: RecordReference) async throws -> [ProbeRow] {
        let (organization, crm, account) = (organization, crm, account)
        return try await store.read { transaction in
            try ProbeRepository(organization: organization, transaction: transaction)
                .open(crm: crm, account: account, record: record)
        }
    }

    /// A probe's before-image; `nil` where it can't be opened.
    func image(of row: ProbeRow) async throws -> BeforeImage? {
        let (organization, keys) = (organization, keys)
        return try await store.read { transaction in
            do {
                return try BeforeImage.open(row, of: organization, keys, in: transaction)
            } catch let error as StoreError {
                throw error
            } catch {
                return nil
            }
        }
    }

    /// Writes down how restoring a designated record ended: closes the probe, or keeps of its before-image what is needed.
    ///
    /// - Parameters:
    ///   - image: what is sealed now.
    ///   - misses: how often restoring has failed.
    ///   - more: what is written down with it.
    /// - Returns: what may still be there; `nil` where nothing is.
    func settle(
        _ row: ProbeRow, _ image: BeforeImage, _ ending: RestoredRecord, misses: Int,
        _ more: @Sendable @escaping (_ isOpen: Bool, any SQLTransaction) throws -> Void = { _, _ in }
    ) async throws -> PendingCleanup? {
        let (now, keys, organization) = (clock.milliseconds, keys, organization)
        let isOver = ending.hindrance == nil && now - row.createdAt > Self.leftKeptMilliseconds
        let remainder = isOver ? nil : ending.remainder
        let note = ending.note(of: row.object, row.mark)
        let isForPeople = ending.hindrance == nil || misses >= ProbeCleaner.restoresMax
        try await settle { probes, transaction in
            guard let remainder else {
                try probes.close(row.mark, at: now)
                return try more(false, transaction)
            }
            if remainder != image {
                let made = try remainder.seal(row, of: organization, keys, in: transaction)
                try probes.reseal(row.mark, made.sealed, dataKey: made.dataKey, at: now)
            }
            try probes.setNote(row.mark, note, misses: misses, at: now)
            if isForPeople { try probes.handOver(row.mark, at: now) }
            try more(true, transaction)
        }
        guard remainder != nil, let open = try await find(row.mark) else { return nil }
        return PendingCleanup(open, ending.reason)
    }
}

extension RestoredRecord {
    /// Why a probe of the record stays open.
    var reason: PendingCleanup.Reason {
        guard let hindrance else { return .needsPerson }
        // Another key of the account may see it.
        if hindrance.kind == .notFound { return .refused }
        let reason = CleanupFindings.reason(hindrance)
        return reason == .refused ? .notRestored : reason
    }
}

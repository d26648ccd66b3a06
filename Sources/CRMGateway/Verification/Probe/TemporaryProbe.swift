import ConnectorKit
import SQLStore
import Verification

/// Probes writebacks by records that are made for it: created, read back, deleted (VER-3, F-C1 to F-C4).
///
/// All objects go together, in as few calls as the vendor's batches allow.
struct TemporaryProbe: Sendable {
    let context: ProbeContext
    let origin: ProbeOrigin

    /// How long to wait before values are read once more that weren't all there at once.
    static let landedPause: Duration = .seconds(1)
    /// How long to wait before a record is looked for once more whose id was lost.
    static let lookPause: Duration = .seconds(2)

    var probing: CRMSession { context.sessions.probing }

    /// Probes plans, one for each object.
    ///
    /// Whoever is stopped in the midst removes what is there; what can't be removed stays in the journal.
    func run(_ planned: [(plan: ProbePlan, definitions: [PropertyDefinition])]) async throws -> WritebackOutcome {
        guard !planned.isEmpty else { return WritebackOutcome() }
        var records = planned.map { ProbedRecord($0.plan, definitions: $0.definitions, row: row($0.plan)) }
        try context.requireLease()
        try await context.journal.intend(records.map(\.row))
        let written: Result<Void, any Error>
        do {
            try await write(&records)
            try await readBack(&records)
            written = .success(())
        } catch {
            written = .failure(error)
        }
        let begun = records
        // Not a child of the task that may be stopped: its requests would be refused, and the records left.
        let removal = await Task { try await remove(begun) }.result
        try written.get()
        let cleanup = try removal.get()
        let matches = context.matches
        return WritebackOutcome(results: records.flatMap { $0.results(matches) }, cleanup: cleanup)
    }

    private func row(_ plan: ProbePlan) -> ProbeRow {
        let now = context.clock.milliseconds
        return ProbeRow(
            mark: plan.mark, run: origin.run, crm: context.journal.crm, account: context.journal.account,
            grant: origin.grant, object: plan.object, use: .temporary, state: .intended, creator: origin.creator,
            createdAt: now, changedAt: now)
    }

    /// Writes round by round until each property has a verdict: all at once, then what narrowing asks for.
    private func write(_ records: inout [ProbedRecord]) async throws {
        var session = probing
        while true {
            var creates: [Try] = []
            var updates: [Try] = []
            for index in records.indices {
                guard let properties = records[index].next() else { continue }
                if records[index].reference == nil {
                    creates.append(Try(index: index, properties: properties))
                } else {
                    updates.append(Try(index: index, properties: properties))
                }
            }
            guard !creates.isEmpty || !updates.isEmpty else { return }
            try await create(creates, &records, session)
            try await update(updates, &records, session)
            session = records.contains(where: \.narrowing.isRefused) ? context.sessions.narrowing : probing
        }
    }

    /// Which properties of which record are written next.
    private struct Try {
        let index: Int
        let properties: Set<PropertyName>
    }

    private func create(
        _ tries: [Try], _ records: inout [ProbedRecord], _ session: CRMSession
    ) async throws {
        guard !tries.isEmpty else { return }
        try context.requireLease()
        // The first one follows the intent at once; later ones may come minutes after it.
        let again = tries.filter { records[$0.index].wasAsked }.map { records[$0.index].plan.mark }
        if !again.isEmpty { try await context.journal.asking(again) }
        let drafts = tries.map { records[$0.index].draft(trying: $0.properties) }
        for one in tries {
            records[one.index].standing = .asked
            records[one.index].wasAsked = true
        }
        let outcomes = await Self.outcomes(of: drafts.count) { () async throws(ConnectorError) in
            try await session.writing.create(drafts)
        }
        var made: [ProbeMark: RecordID] = [:]
        var lost: [(Try, ConnectorError)] = []
        for (one, outcome) in zip(tries, outcomes) {
            switch outcome {
            case .done(let reference):
                records[one.index].standing = .made(reference)
                made[records[one.index].plan.mark] = reference.id
            case .failed(let error) where error.leavesWriteOpen:
                lost.append((one, error))
                continue
            case .failed:
                records[one.index].standing = .absent
            }
            records[one.index].narrowing.note(tried: one.properties, outcome)
        }
        try await context.journal.made(made)
        for (one, error) in lost { try await find(one, error, &records, session) }
    }

    /// Looks for a record whose id was lost with the answer: found, it is gone on with (F-C2).
    private func find(
        _ one: Try, _ error: ConnectorError, _ records: inout [ProbedRecord], _ session: CRMSession
    ) async throws {
        if error.kind == .cancelled { throw CancellationError() }
        let record = records[one.index]
        let seen = try await look(for: record.row, session)
        guard let found = seen.first else {
            records[one.index].standing = .lost
            records[one.index].narrowing.note(tried: one.properties, .failed(error))
            return
        }
        records[one.index].standing = .made(found)
        records[one.index].copies = Array(seen.dropFirst())
        // Of several, none is written down as the one: until all are gone, they are looked for.
        if seen.count == 1 { try await context.journal.made([record.plan.mark: found.id]) }
        records[one.index].narrowing.note(tried: one.properties, .done(found))
    }

    /// Looks at once, and once more where the CRM shows new records late.
    private func look(for row: ProbeRow, _ session: CRMSession) async throws -> [RecordReference] {
        for attempt in 1...2 {
            try context.requireLease()
            do throws(ConnectorError) {
                let seen = try await ProbeLook(session: session).look(for: [row], of: row.object)[row.mark]
                if let found = seen?.ours, !found.isEmpty { return found }
            } catch {
                return []
            }
            if attempt == 1 { try await context.clock.sleep(for: Self.lookPause) }
        }
        return []
    }

    /// Writes more into records that are there. An answer that was lost costs nothing: the same is written again.
    private func update(
        _ tries: [Try], _ records: inout [ProbedRecord], _ session: CRMSession
    ) async throws {
        var left = tries
        for attempt in 1...2 where !left.isEmpty {
            try context.requireLease()
            let drafts = left.map { records[$0.index].draft(trying: $0.properties) }
            let outcomes = await Self.outcomes(of: drafts.count) { () async throws(ConnectorError) in
                try await session.writing.update(drafts)
            }
            var again: [Try] = []
            for (one, outcome) in zip(left, outcomes) {
                if case .failed(let error) = outcome, error.leavesWriteOpen, attempt == 1 {
                    if error.kind == .cancelled { throw CancellationError() }
                    again.append(one)
                } else {
                    records[one.index].narrowing.note(tried: one.properties, outcome)
                }
            }
            left = again
        }
    }

    /// One outcome for each draft, however the call ended.
    static func outcomes(
        of count: Int, _ call: () async throws(ConnectorError) -> [RecordOutcome]
    ) async -> [RecordOutcome] {
        do throws(ConnectorError) {
            let told = try await call().prefix(count)
            return told + Array(repeating: .failed(.missingOutcome), count: count - told.count)
        } catch {
            return Array(repeating: .failed(error), count: count)
        }
    }

    /// Reads all records in a request of its own, after the commit; what isn't all there at once, once more.
    private func readBack(_ records: inout [ProbedRecord]) async throws {
        var left = records.indices.filter { records[$0].reference != nil && !records[$0].written.isEmpty }
        for attempt in 1...2 where !left.isEmpty {
            if attempt > 1 { try await context.clock.sleep(for: Self.landedPause) }
            try await read(left, &records)
            let matches = context.matches
            left = left.filter { records[$0].unread == nil && records[$0].differs(matches) }
        }
    }

    private func read(_ indices: [Int], _ records: inout [ProbedRecord]) async throws {
        let references = indices.compactMap { records[$0].reference }
        let properties = Dictionary(
            uniqueKeysWithValues: indices.map { (records[$0].plan.object, records[$0].written) })
        do throws(ConnectorError) {
            let read = try await probing.reading.read(references, properties: properties)
            for index in indices {
                records[index].readBack = read.first { $0.reference.object == records[index].plan.object }
            }
        } catch {
            for index in indices { records[index].unread = error }
        }
        if indices.contains(where: { records[$0].unread?.kind == .cancelled }) { throw CancellationError() }
    }
}

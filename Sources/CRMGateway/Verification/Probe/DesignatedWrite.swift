import ConnectorKit
import SQLStore
import Verification

/// One use of a designated record: before-image committed, written, read back, restored.
struct DesignatedWrite: Sendable {
    let context: ProbeContext
    let row: ProbeRow
    let plan: ProbePlan
    let definitions: [PropertyName: PropertyDefinition]
    let before: Record
    /// What the CRM may change by itself.
    let companions: Set<PropertyName>

    private var image: BeforeImage {
        BeforeImage(
            before: before.values.filter { plan.values[$0.key] != nil || companions.contains($0.key) },
            written: plan.values)
    }

    private var probing: CRMSession { context.sessions.probing }

    /// Writes and judges, and restores however that ends: whatever was sent is looked at before the old values are given
    /// up, for an error tells of the last attempt alone (F-C8).
    func run() async throws -> WritebackOutcome {
        try await commitImage()
        var narrowing = Narrowing(plan, hasRecord: true)
        var watch = WriteWatch(
            image, stage: context.descriptor.object(plan.object)?.stageProperty, latest: before,
            isSame: context.comparison(definitions))
        let read: Result<Record?, ConnectorError>
        do {
            try await write(&narrowing, &watch)
            read = try await readBack(narrowing, &watch)
        } catch {
            let begun = watch
            _ = await Task { try? await restore(begun, from: nil) }.value
            throw error
        }
        let (seen, known) = (try? read.get(), watch)
        // Not a child of a task that may be stopped: its requests would be refused, and the record left as it is.
        let (ending, cleanup) = try await Task { try await restore(known, from: seen) }.value
        return WritebackOutcome(results: told(ending, of: judged(narrowing, read)), cleanup: cleanup)
    }

    private func judged(_ narrowing: Narrowing, _ read: Result<Record?, ConnectorError>) -> [CheckResult] {
        let refused = plan.leftOut + narrowing.results(definitions: Array(definitions.values))
        guard !narrowing.written.isEmpty else { return refused }
        switch read {
        case .success(let record):
            return refused
                + ReadBackJudge.results(
                    plan, written: narrowing.written, record: record, definitions: Array(definitions.values),
                    before: before.values, matches: context.matches)
        case .failure(let error):
            return refused + ReadBackJudge.unread(plan, written: narrowing.written, because: error)
        }
    }

    /// With what became of the record: each property that was left, beside whatever else is told of it.
    private func told(_ ending: RestoredRecord, of results: [CheckResult]) -> [CheckResult] {
        var results = results + ending.left.map { DesignatedProbe.left(plan.subject($0)) }
        guard !ending.followers.isEmpty else { return results }
        guard let index = results.firstIndex(where: { $0.check == plan.check && $0.verdict == .passed }) else {
            return results + ending.followers.map { DesignatedProbe.putBack(plan.subject($0)) }
        }
        let names = ending.followers.map(\.rawValue).joined(separator: ", ")
        results[index] = results[index].adding(Evidence("moved with the stage, and put back", names))
        return results
    }

    /// Before-image and values to write, sealed and committed before the first write (F-C7).
    private func commitImage() async throws {
        try context.requireLease()
        let (keys, audit, organization) = (context.journal.keys, context.journal.audit, context.journal.organization)
        let oldest = context.clock.milliseconds - ProbeJournal.closedKeptMilliseconds
        let (row, image) = (row, image)
        try await context.journal.begin { probes, transaction in
            try probes.forget(closedBefore: oldest, crm: row.crm, account: row.account)
            var held = row
            let made = try image.seal(row, of: organization, keys, in: transaction)
            (held.sealed, held.dataKey) = (made.sealed, made.dataKey)
            try probes.insert([held])
            try audit.intended(.probeWrite, [held], in: transaction)
        }
    }

    /// - Parameter seen: the record as it was read after the last write, where it was.
    private func restore(
        _ watch: WriteWatch, from seen: Record?
    ) async throws -> (RestoredRecord, [PendingCleanup]) {
        let ending = try await RecordRestorer(
            context: context, session: probing, record: before.reference, image: image.of(watch.sentEver),
            definitions: definitions, sawBefore: true
        ).restore(watch, from: seen)
        let (audit, row) = (context.journal.audit, row)
        let pending = try await context.journal.settle(
            row, image, ending, misses: ending.hindrance == nil ? 0 : 1
        ) { isOpen, transaction in
            try audit.ended(.probeWrite, [row], open: isOpen ? 1 : 0, in: transaction)
        }
        return (ending, [pending].compactMap(\.self))
    }
}

// MARK: Writing

extension DesignatedWrite {
    /// Writes round by round until each property has a verdict, or something hinders it.
    private func write(_ narrowing: inout Narrowing, _ watch: inout WriteWatch) async throws {
        var session = probing
        while let tried = narrowing.next() {
            let values = narrowing.values(trying: tried)
            if let hindrance = try await hindrance(of: values, &watch) {
                return narrowing.note(tried: tried, .failed(hindrance))
            }
            var outcome = try await update(values, &watch, session)
            if case .failed(let error) = outcome, isDoubtful(error, before.version) {
                outcome = try await look(for: values.filter { tried.contains($0.key) }, error, &watch)
            }
            narrowing.note(tried: tried, outcome)
            session = context.sessions.narrowing
        }
    }

    /// Why no more may be written. After a write that was taken the record is read before the next one: its version is
    /// another, and what the CRM made of the write is told from what people do.
    private func hindrance(
        of values: [PropertyName: FieldValue], _ watch: inout WriteWatch
    ) async throws -> ConnectorError? {
        if watch.needsRead(before: values) {
            switch try await read(&watch) {
            case .success(.some): break
            case .success(nil): return .notShownAnyMore
            case .failure(let error): return error.asHindrance
            }
        }
        return watch.isFresh && !watch.holdsBefore(values.keys) ? .changedMeanwhile : nil
    }

    /// Sends an update, again where its answer was lost: the same values are written. A conditional one isn't sent
    /// again: it would meet its own effect; what is read back tells.
    private func update(
        _ values: [PropertyName: FieldValue], _ watch: inout WriteWatch, _ session: CRMSession
    ) async throws -> RecordOutcome {
        var outcome: RecordOutcome = .failed(.missingOutcome)
        let version = watch.latest?.version
        let draft = RecordDraft(
            object: plan.object, id: before.reference.id, values: values, unlessChangedSince: version)
        for _ in 1...2 {
            try context.requireLease()
            watch.willSend(values)
            outcome =
                await TemporaryProbe.outcomes(of: 1) { () async throws(ConnectorError) in
                    try await session.writing.update([draft])
                }.first ?? outcome
            guard case .failed(let error) = outcome else {
                watch.wasTaken(values.keys)
                return outcome
            }
            if error.kind == .cancelled { throw CancellationError() }
            if !error.leavesWriteOpen || version != nil { return outcome }
        }
        return outcome
    }

    /// Whether a conditional write that failed so may have been done: it meets its own effect where the
    /// transport, or we, sent it again after its answer was lost.
    private func isDoubtful(_ error: ConnectorError, _ version: String?) -> Bool {
        version != nil && (error.leavesWriteOpen || (error.kind == .conflict && error.fields.isEmpty))
    }

    /// What a doubtful write came to, by what the record holds.
    private func look(
        for values: [PropertyName: FieldValue], _ error: ConnectorError, _ watch: inout WriteWatch
    ) async throws -> RecordOutcome {
        switch try await read() {
        case .success(let record?):
            let differing = ReadBackJudge.differing(
                plan, written: values, record: record, definitions: Array(definitions.values),
                matches: context.matches)
            if differing.isEmpty { watch.wasTaken(values.keys) }
            if error.kind == .conflict, differing.isSuperset(of: values.keys) { watch.wasNotDone(values.keys) }
            watch.noteRead(record)
            if differing.isEmpty { return .done(before.reference) }
            return .failed(error.kind == .conflict ? .changedMeanwhile : error)
        case .success(nil): return .failed(.notShownAnyMore)
        case .failure(let unread): return .failed(unread.asHindrance)
        }
    }

    /// Reads once where anything was sent; what isn't all there at once, once more.
    private func readBack(
        _ narrowing: Narrowing, _ watch: inout WriteWatch
    ) async throws -> Result<Record?, ConnectorError> {
        for attempt in 1...2 {
            if attempt > 1 { try await context.clock.sleep(for: TemporaryProbe.landedPause) }
            if attempt > 1 || !watch.isFresh {
                let read = try await read(&watch)
                guard case .success(.some) = read else { return read }
            }
            let differing = ReadBackJudge.differing(
                plan, written: narrowing.written, record: watch.latest, definitions: Array(definitions.values),
                matches: context.matches)
            if differing.isEmpty { break }
        }
        return .success(watch.latest)
    }

    private func read(_ watch: inout WriteWatch) async throws -> Result<Record?, ConnectorError> {
        let read = try await read()
        if case .success(let record?) = read { watch.noteRead(record) }
        return read
    }

    private func read() async throws -> Result<Record?, ConnectorError> {
        try await DesignatedRead(context: context, session: probing, record: before.reference).read(image.before.keys)
    }
}

import ConnectorKit
import SQLStore
import Verification

/// One use of a designated record: before-image committed, written, read back, restored.
struct DesignatedWrite: Sendable {
    let context: ProbeContext
    let row: ProbeRow
    let plan: ProbePlan
    let definitions: [PropertyDefinition]
    let before: Record
    /// What the CRM may change by itself.
    let companions: Set<PropertyName>

    private var image: BeforeImage {
        BeforeImage(
            before: before.values.filter { plan.values[$0.key] != nil || companions.contains($0.key) },
            written: plan.values)
    }

    private var probing: CRMSession { context.sessions.probing }

    /// Writes and judges, and restores however that ends.
    func run() async throws -> WritebackOutcome {
        try await commitImage()
        var narrowing = Narrowing(plan, hasRecord: true)
        let written: Written
        do {
            written = try await write(&narrowing)
        } catch {
            // Not a child of the task that was stopped: its requests would be refused, and the record left as it is.
            _ = await Task { try? await restore(from: nil, justWritten: false) }.value
            throw error
        }
        switch written {
        case .nothing:
            let cleanup = try await settle(.restored(left: []))
            return WritebackOutcome(
                results: plan.leftOut + narrowing.results(definitions: definitions), cleanup: cleanup)
        case .changedMeanwhile:
            // Whatever the CRM said: what holds a value of ours is restored.
            return WritebackOutcome(
                results: plan.leftOut + [DesignatedProbe.changedMeanwhile(plan)],
                cleanup: try await restore(from: nil, justWritten: false).1)
        case .read(let read): return try await judge(narrowing, read)
        }
    }

    /// What the writes came to.
    private enum Written {
        /// The CRM refused all of it: the record is as it was.
        case nothing
        /// The record wasn't any more what was read: the CRM wrote nothing.
        case changedMeanwhile
        /// Some of it was written, and this was read then.
        case read(Result<Record?, ConnectorError>)
    }

    private func judge(
        _ narrowing: Narrowing, _ read: Result<Record?, ConnectorError>
    ) async throws -> WritebackOutcome {
        var results = plan.leftOut + narrowing.results(definitions: definitions)
        var seen: Record?
        switch read {
        case .success(let record):
            seen = record
            results += ReadBackJudge.results(
                plan, written: narrowing.written, record: record, definitions: definitions, before: before.values,
                matches: context.matches)
        case .failure(let error):
            results += ReadBackJudge.unread(plan, written: narrowing.written, because: error)
        }
        let (ending, cleanup) = try await restore(from: seen, justWritten: true)
        if case .restored(let left) = ending {
            let told = Set(results.compactMap(\.subject.property))
            results += left.filter { !told.contains($0) }
                .map { DesignatedProbe.left(plan.check, plan.subject($0)) }
        }
        return WritebackOutcome(results: results, cleanup: cleanup)
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

    private func write(_ narrowing: inout Narrowing) async throws -> Written {
        var session = probing
        // The first write is conditional; later ones follow our own, which changed the record's state.
        var version = before.version
        var mayHaveWritten = false
        while let tried = narrowing.next() {
            let values = narrowing.values(trying: tried)
            var outcome = try await update(values, version, session)
            if case .failed(let error) = outcome, version != nil, isDoubtful(error) {
                switch try await read() {
                case .success(let record) where holds(record, values.filter { tried.contains($0.key) }):
                    outcome = .done(before.reference)
                case .success where error.kind == .conflict: return .changedMeanwhile
                case .success: break
                case .failure(let unread):
                    narrowing.note(tried: tried, .failed(unread))
                    return .read(.failure(unread))
                }
            }
            if case .failed(let error) = outcome {
                mayHaveWritten = mayHaveWritten || error.leavesWriteOpen || Self.repeatedKinds.contains(error.kind)
            } else {
                mayHaveWritten = true
            }
            narrowing.note(tried: tried, outcome)
            version = nil
            session = context.sessions.narrowing
        }
        return mayHaveWritten ? .read(try await readBack(narrowing)) : .nothing
    }

    /// Kinds that end a request that is sent again when its answer is lost: the first one may have been carried out.
    private static let repeatedKinds: Set<ConnectorErrorKind> = [.unavailable, .timedOut]

    /// Whether a record holds what was written.
    private func holds(_ record: Record?, _ values: [PropertyName: FieldValue]) -> Bool {
        ReadBackJudge.differing(
            plan, written: values, record: record, definitions: definitions, matches: context.matches
        ).isEmpty
    }

    /// Whether a conditional write that failed so may have been done: it meets its own effect where the
    /// transport, or we, sent it again after its answer was lost.
    private func isDoubtful(_ error: ConnectorError) -> Bool {
        error.leavesWriteOpen || (error.kind == .conflict && error.fields.isEmpty)
    }

    /// Sends an update, again where its answer was lost: the same values are written. A conditional one isn't sent
    /// again: it would meet its own effect; what is read back tells.
    private func update(
        _ values: [PropertyName: FieldValue], _ version: String?, _ session: CRMSession
    ) async throws -> RecordOutcome {
        var outcome: RecordOutcome = .failed(.missingOutcome)
        for _ in 1...2 {
            try context.requireLease()
            let draft = RecordDraft(
                object: plan.object, id: before.reference.id, values: values, unlessChangedSince: version)
            outcome =
                await TemporaryProbe.outcomes(of: 1) { () async throws(ConnectorError) in
                    try await session.writing.update([draft])
                }.first ?? outcome
            guard case .failed(let error) = outcome, error.leavesWriteOpen else { return outcome }
            if error.kind == .cancelled { throw CancellationError() }
            if version != nil { return outcome }
        }
        return outcome
    }

    private func readBack(_ narrowing: Narrowing) async throws -> Result<Record?, ConnectorError> {
        var last: Result<Record?, ConnectorError> = .success(nil)
        for attempt in 1...2 {
            if attempt > 1 { try await context.clock.sleep(for: TemporaryProbe.landedPause) }
            last = try await read()
            guard case .success(let record) = last else { return last }
            let differing = ReadBackJudge.differing(
                plan, written: narrowing.written, record: record, definitions: definitions, matches: context.matches)
            if differing.isEmpty { return last }
        }
        return last
    }

    private func read() async throws -> Result<Record?, ConnectorError> {
        try context.requireLease()
        do throws(ConnectorError) {
            return .success(
                try await probing.reading.read(
                    [before.reference], properties: [plan.object: image.before.keys.sorted()]
                ).first)
        } catch {
            if error.kind == .cancelled { throw CancellationError() }
            return .failure(error)
        }
    }

    /// - Parameter justWritten: whether our write was the last thing that happened, as far as we know.
    private func restore(
        from seen: Record?, justWritten: Bool
    ) async throws -> (RecordRestorer.Ending, [PendingCleanup]) {
        let ending = try await RecordRestorer(
            context: context, session: probing, record: before.reference, image: image,
            definitions: Dictionary(definitions.map { ($0.name, $0) }) { first, _ in first }
        ).restore(from: seen, justWritten: justWritten)
        return (ending, try await settle(ending))
    }

    private func settle(_ ending: RecordRestorer.Ending) async throws -> [PendingCleanup] {
        let (now, audit, row) = (context.clock.milliseconds, context.journal.audit, row)
        var note: String?
        if case .open(let error) = ending {
            note = "The designated \(row.object.rawValue) couldn't be restored: \(OwnerPropertyEnsurer.words(error))"
        }
        let why = note
        try await context.journal.settle { probes, transaction in
            if let why {
                try probes.setNote(row.mark, why, misses: 1, at: now)
            } else {
                try probes.close(row.mark, at: now)
            }
            try audit.ended(.probeWrite, [row], open: why == nil ? 0 : 1, in: transaction)
        }
        guard why != nil, let open = try await context.journal.find(row.mark) else { return [] }
        return [PendingCleanup(open)]
    }
}

import ConnectorKit
import SQLStore
import Verification

/// Gives a designated record back what it held, property by property (F-C8, F-C9).
///
/// Only what still holds what a probe wrote is restored; what a person changed meanwhile is left, and named. Where the
/// CRM takes conditions, it is asked to write only if nobody wrote since the read.
struct RecordRestorer: Sendable {
    let context: ProbeContext
    let session: CRMSession
    let record: RecordReference
    let image: BeforeImage
    let definitions: [PropertyName: PropertyDefinition]

    /// How often reading and restoring is gone through, before a later run has to.
    static let attemptsMax = 4

    /// How it ended.
    enum Ending: Sendable {
        /// It holds what it held before, but for what others changed.
        case restored(left: [PropertyName])
        /// The record is gone: somebody deleted it.
        case gone
        /// It may still hold values of the probe.
        case open(ConnectorError)
    }

    /// Restores, and reads again to be sure.
    ///
    /// What the CRM itself changes with our writes is put back too: a probability that follows the stage, say. It is
    /// told from a person's change by its moment, between a read of ours and the next, with nothing but our write
    /// between them.
    ///
    /// - Parameters:
    ///   - seen: the record as it was read after the write, where it was.
    ///   - justWritten: whether the write was a moment ago; a later run can't tell who changed what since.
    /// - Throws: `CancellationError`; `GatewayError` `superseded`.
    func restore(from seen: Record? = nil, justWritten: Bool = false) async throws -> Ending {
        var (seen, last) = (seen, justWritten ? image.before : nil)
        var followers: Set<PropertyName> = []
        var restored: Set<PropertyName> = []
        var failure: ConnectorError?
        for _ in 1...Self.attemptsMax {
            let now: Record
            switch try await current(seen) {
            case .success(let record?): now = record
            case .success(nil): return .gone
            case .failure(let error):
                failure = error
                continue
            }
            seen = nil
            if let last { followers.formUnion(changed(since: last, in: now, restored)) }
            let sorted = sort(now, followers)
            guard !sorted.ours.isEmpty else { return ending(sorted) }
            failure = try await write(sorted.ours, now.version) ?? failure
            (last, restored) = (now.values, Set(sorted.ours))
        }
        return .open(failure ?? Self.notTaken(record))
    }

    private func current(_ seen: Record?) async throws -> Result<Record?, ConnectorError> {
        if let seen { return .success(seen) }
        return try await read()
    }

    /// Properties that no probe writes, and that changed all the same; and those that were just restored, and hold yet
    /// another value: a probability that is put back together with its stage, say, and follows the stage.
    private func changed(
        since last: [PropertyName: FieldValue], in now: Record, _ restored: Set<PropertyName>
    ) -> Set<PropertyName> {
        Set(
            image.before.keys.filter { name in
                guard image.written[name] == nil || restored.contains(name), let earlier = last[name],
                    let value = now.values[name]
                else {
                    return false
                }
                return !isSame(earlier, value, name)
            })
    }

    /// What the record's properties hold.
    private struct Sorted {
        /// What the probe wrote, or the CRM because of it.
        var ours: [PropertyName] = []
        /// What a person, or the CRM itself, made of it.
        var others: [PropertyName] = []
        /// What this key can't see now.
        var unseen: [PropertyName] = []
    }

    private func sort(_ now: Record, _ followers: Set<PropertyName>) -> Sorted {
        var sorted = Sorted()
        for (name, before) in image.before.sorted(by: { $0.key < $1.key }) {
            let written = image.written[name]
            guard let value = now.values[name] else {
                if written != nil { sorted.unseen.append(name) }
                continue
            }
            if value == before { continue }
            if followers.contains(name) || written.map({ isSame($0, value, name) }) == true {
                sorted.ours.append(name)
            } else if !isSame(before, value, name) {
                sorted.others.append(name)
            }
        }
        return sorted
    }

    private func isSame(_ written: FieldValue, _ value: FieldValue, _ name: PropertyName) -> Bool {
        guard let definition = definitions[name] else { return written == value }
        return context.matches(written, value, definition)
    }

    private func ending(_ sorted: Sorted) -> Ending {
        guard sorted.unseen.isEmpty else { return .open(Self.hidden(sorted.unseen)) }
        return .restored(left: sorted.others)
    }

    private func read() async throws -> Result<Record?, ConnectorError> {
        try context.requireLease()
        do throws(ConnectorError) {
            let names = image.before.keys.sorted()
            return .success(try await session.reading.read([record], properties: [record.object: names]).first)
        } catch {
            if error.kind == .cancelled { throw CancellationError() }
            return error.kind == .notFound ? .success(nil) : .failure(error)
        }
    }

    /// Writes all at once; where the CRM refuses that, one by one, so that one property doesn't keep the others.
    ///
    /// - Returns: the last refusal.
    private func write(_ names: [PropertyName], _ version: String?) async throws -> ConnectorError? {
        guard let failure = try await update(names, version) else { return nil }
        guard names.count > 1, SightAnswer.isLasting(failure.kind), failure.kind != .conflict else { return failure }
        var last: ConnectorError? = nil
        for name in names { last = try await update([name], nil) ?? last }
        return last
    }

    private func update(_ names: [PropertyName], _ version: String?) async throws -> ConnectorError? {
        try context.requireLease()
        let values = image.before.filter { names.contains($0.key) }
        let draft = RecordDraft(
            object: record.object, id: record.id, values: values, unlessChangedSince: version)
        let session = session
        let outcome = await TemporaryProbe.outcomes(of: 1) { () async throws(ConnectorError) in
            try await session.writing.update([draft])
        }
        guard case .failed(let error)? = outcome.first else { return nil }
        if error.kind == .cancelled { throw CancellationError() }
        return error
    }

    private static func hidden(_ names: [PropertyName]) -> ConnectorError {
        ConnectorError(
            .forbidden, operation: "core.probe.restore",
            message: "The key can't see \(names.map(\.rawValue).joined(separator: ", ")) any more.")
    }

    private static func notTaken(_ record: RecordReference) -> ConnectorError {
        ConnectorError(
            .conflict, operation: "core.probe.restore",
            message: "The CRM took the old values of the \(record.object.rawValue), and still shows others.")
    }
}

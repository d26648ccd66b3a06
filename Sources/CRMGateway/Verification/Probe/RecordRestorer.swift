import ConnectorKit
import SQLStore
import Verification

/// Gives a designated record back what it held, property by property (F-C8, F-C9).
///
/// Only what still holds what a probe wrote, or exactly what the CRM made of that, is restored; what a person changed
/// meanwhile is left, and named. Where the CRM takes conditions, it is asked to write only if nobody wrote since the read.
/// The record counts as gone only where the key that doesn't see it had seen it before, and no owner was written.
struct RecordRestorer: Sendable {
    let context: ProbeContext
    let session: CRMSession
    let record: RecordReference
    let image: BeforeImage
    let definitions: [PropertyName: PropertyDefinition]
    /// Whether the same key read the record before it was written.
    let sawBefore: Bool

    /// How often reading and restoring is gone through, before a later run has to.
    static let attemptsMax = 4

    /// Restores, and reads again to be sure.
    ///
    /// - Parameters:
    ///   - watch: what was seen of the record so far.
    ///   - seen: the record as it was read after the write, where it was.
    /// - Throws: `CancellationError`; `GatewayError` `superseded`.
    func restore(_ watch: WriteWatch, from seen: Record? = nil) async throws -> RestoredRecord {
        var (watch, seen) = (watch, seen)
        var (failure, last): (ConnectorError?, Sorted?) = (nil, nil)
        var owners = ownersWritten
        for _ in 1...Self.attemptsMax {
            let now: Record
            switch try await current(&seen, &watch) {
            case .success(let record?): now = record
            case .success(nil):
                if sawBefore, ownersWritten.isEmpty { return RestoredRecord() }
                // Its new owner may hide it from the key, which may still write it by its id.
                guard sawBefore, !owners.isEmpty else { return open(Self.notShown(record), last, watch) }
                failure = try await update(owners, nil, &watch) ?? failure
                owners = []
                continue
            case .failure(let error):
                failure = error
                continue
            }
            let sorted = sort(now, watch)
            guard !sorted.ours.isEmpty else { return end(sorted, watch) }
            last = sorted
            failure = try await write(sorted.ours, now, &watch) ?? failure
        }
        return open(failure ?? Self.notTaken(record), last, watch)
    }

    private func current(
        _ seen: inout Record?, _ watch: inout WriteWatch
    ) async throws -> Result<Record?, ConnectorError> {
        if let known = seen {
            seen = nil
            return .success(known)
        }
        return try await read(&watch)
    }

    private func read(_ watch: inout WriteWatch) async throws -> Result<Record?, ConnectorError> {
        let read = try await DesignatedRead(context: context, session: session, record: record).read(image.before.keys)
        if case .success(let now?) = read { watch.noteRead(now) }
        return read
    }
}

// MARK: Judging

extension RecordRestorer {
    /// What the record's properties hold.
    private struct Sorted {
        /// What the probe wrote, or the CRM because of it.
        var ours: [PropertyName] = []
        /// What a person, or the CRM itself, made of it.
        var others: [PropertyName] = []
        /// What this key can't see now.
        var unseen: [PropertyName] = []
    }

    private func sort(_ now: Record, _ watch: WriteWatch) -> Sorted {
        var sorted = Sorted()
        for (name, before) in image.before.sorted(by: { $0.key < $1.key }) {
            guard let value = now.values[name] else {
                if image.written[name] != nil || watch.made[name] != nil { sorted.unseen.append(name) }
                if image.left.contains(name) { sorted.others.append(name) }
                continue
            }
            if value == before { continue }
            if [image.written[name], watch.made[name]].contains(where: { $0.map { isSame($0, value, name) } == true }) {
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

    /// For a record that holds nothing of ours that the key can see.
    private func end(_ sorted: Sorted, _ watch: WriteWatch) -> RestoredRecord {
        guard sorted.unseen.isEmpty else { return open(Self.hidden(sorted.unseen), sorted, watch) }
        var ending = told(sorted, watch)
        let left = image.left(of: sorted.others)
        ending.remainder = left.isEmpty ? nil : image.remainder(owed: [], made: [:], left: left)
        return ending
    }

    private func open(_ hindrance: ConnectorError, _ sorted: Sorted?, _ watch: WriteWatch) -> RestoredRecord {
        var ending = sorted.map { told($0, watch) } ?? RestoredRecord()
        ending.hindrance = hindrance
        let owed = sorted.map { Set($0.ours + $0.unseen) } ?? image.owed.union(watch.made.keys)
        ending.remainder = image.remainder(
            owed: owed, made: watch.made, left: sorted.map { image.left(of: $0.others) } ?? image.left)
        return ending
    }

    private func told(_ sorted: Sorted, _ watch: WriteWatch) -> RestoredRecord {
        let still = Set(sorted.ours + sorted.others + sorted.unseen)
        return RestoredRecord(left: sorted.others, followers: watch.followers.subtracting(still).sorted())
    }

    private static func hidden(_ names: [PropertyName]) -> ConnectorError {
        ConnectorError(
            .forbidden, operation: "core.probe.restore",
            message: "The key can't see \(names.map(\.rawValue).joined(separator: ", ")) any more.")
    }

    /// Gone or hidden: nobody can tell by a key that never saw it, or whose sight the probe may have taken.
    private static func notShown(_ record: RecordReference) -> ConnectorError {
        ConnectorError(
            .notFound, operation: "core.probe.restore",
            message: "The \(record.object.rawValue) isn't shown to the key: it was deleted, or is hidden from it.")
    }

    private static func notTaken(_ record: RecordReference) -> ConnectorError {
        ConnectorError(
            .conflict, operation: "core.probe.restore",
            message: "The CRM took the old values of the \(record.object.rawValue), and still shows others.")
    }
}

// MARK: Writing

extension RecordRestorer {
    private var ownersWritten: [PropertyName] {
        image.written.filter { name, value in
            guard image.before[name] != nil else { return false }
            switch value {
            case .owner, .owners: return true
            default: return false
            }
        }.keys.sorted()
    }

    /// Writes all at once; where the CRM refuses that, piece by piece, so that one property doesn't keep the others.
    ///
    /// - Returns: the last refusal.
    private func write(
        _ names: [PropertyName], _ now: Record, _ watch: inout WriteWatch
    ) async throws -> ConnectorError? {
        guard let failure = try await update(names, now.version, &watch) else { return nil }
        let pieces = pieces(of: names)
        guard pieces.count > 1, SightAnswer.isLasting(failure.kind), failure.kind != .conflict else { return failure }
        var (now, last): (Record, ConnectorError?) = (now, nil)
        for piece in pieces where piece.isSubset(of: sort(now, watch).ours) {
            if let failure = try await update(piece.sorted(), now.version, &watch) {
                last = failure
                continue
            }
            // What is asked of the next write is that nobody wrote since ours.
            guard now.version != nil else { continue }
            guard case .success(let next?) = try await read(&watch) else { return last ?? Self.notTaken(record) }
            now = next
        }
        return last
    }

    /// What is written together: a value with the one that controls which may be chosen.
    private func pieces(of names: [PropertyName]) -> [Set<PropertyName>] {
        names.reduce(into: []) { pieces, name in
            let isTied = { (piece: Set<PropertyName>) in
                piece.contains { definitions[$0]?.controller == name || definitions[name]?.controller == $0 }
            }
            let tied = pieces.filter(isTied)
            pieces.removeAll(where: isTied)
            pieces.append(tied.reduce(into: [name]) { $0.formUnion($1) })
        }
    }

    private func update(
        _ names: [PropertyName], _ version: String?, _ watch: inout WriteWatch
    ) async throws -> ConnectorError? {
        try context.requireLease()
        let values = image.before.filter { names.contains($0.key) }
        let draft = RecordDraft(
            object: record.object, id: record.id, values: values, unlessChangedSince: version)
        let session = session
        watch.willSend(values)
        let outcome = await TemporaryProbe.outcomes(of: 1) { () async throws(ConnectorError) in
            try await session.writing.update([draft])
        }
        guard case .failed(let error)? = outcome.first else {
            watch.wasTaken(names)
            return nil
        }
        if error.kind == .cancelled { throw CancellationError() }
        return error
    }
}

import ConnectorKit
import SQLStore
import Workspace

/// Reads record types as the targets themselves, a few at a time; who can't be read as themselves falls back to what the
/// key's user sees, and stops nobody else.
struct TargetRecordTypes: Sendable {
    let source: SourceKey
    let targets: any TargetSessionSource
    let objects: [CRMObject]
    let journal: RunJournal
    let progress: @Sendable (RunProgress) -> Void

    /// Somebody to be read as.
    struct Target: Sendable {
        let person: TargetPerson
        let owner: CRMOwner
        let login: String
    }

    /// What came of one.
    fileprivate enum Reading: Sendable {
        case seen(RecordTypeDocument)
        case fellBack(CRMFailure)
    }

    /// Reads as each of them; the grant allows it (``actsForOthers()``).
    ///
    /// - Throws: `ConnectorError` where the run must wait or was cancelled.
    func read(_ people: [Target], into readings: inout RecordTypeReadings) async throws {
        var waiting = people.makeIterator()
        var done = 0
        try await withThrowingTaskGroup(of: (Target, Reading).self) { group in
            func begin() {
                guard let next = waiting.next() else { return }
                group.addTask { (next, try await read(as: next)) }
            }
            for _ in 0..<RecordTypeLimits.targetsAtOnceMax { begin() }
            while let (target, reading) = try await group.next() {
                readings.note(target, reading)
                done += 1
                progress(RunProgress(phase: .readRecordTypes, crm: source.crm, done: done, total: people.count))
                begin()
            }
        }
    }

    /// Whether the grant allows it at all. One whose state can't be found out is used for nobody else; the key's own
    /// reading tells what is wrong.
    func actsForOthers() async throws -> Bool {
        do {
            return try await targets.actsForOthers(grant: source.grant, organization: journal.organization)
        } catch let error as ConnectorError {
            guard !RecordTypeStep.stopsAll(error) else { throw error }
            return false
        }
    }

    private func read(as target: Target) async throws -> Reading {
        do {
            return .seen(try await document(as: target))
        } catch let error as ConnectorError {
            guard !RecordTypeStep.stopsAll(error) else { throw error }
            return .fellBack(CRMFailure(error))
        }
    }

    private func document(as target: Target) async throws -> RecordTypeDocument {
        let reader = try await targets.reader(
            grant: source.grant, organization: journal.organization, actingAs: target.login,
            party: journal.run.rawValue)
        guard let reader, let facet = reader.reading.recordTypes else {
            throw ConnectorError(
                .unsupported, operation: "core.record_types.act_as", message: "the key can't act as \(target.owner.id)")
        }
        let pin = ActingPin(account: source.account, person: target.owner)
        try pin.check(try await reader.reading.identify(), in: "core.record_types.act_as")
        return try RecordTypeDocument(try await facet.recordTypes(of: objects), of: objects)
    }
}

extension RecordTypeReadings {
    fileprivate mutating func note(_ target: TargetRecordTypes.Target, _ reading: TargetRecordTypes.Reading) {
        switch reading {
        case .seen(let document):
            documents[document.hash] = document.content
            own[target.person.user] = RecordTypeView(hash: document.hash, viewer: target.owner.id)
        case .fellBack(let failure): failures[target.person.user] = failure
        }
    }
}

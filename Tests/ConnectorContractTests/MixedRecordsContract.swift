import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("Records of several objects in one call")
struct MixedRecordsContract {
    @Test(
        "VER-3: Records of every object are made, read and deleted together, in the order asked", arguments: Subject.all
    )
    func everyObject(_ subject: Subject) async throws {
        try await subject.run { session in
            let drafts = drafts(session)
            #expect(Set(drafts.map(\.object)) == Set(subject.descriptor.objects.map(\.object)))
            let made = try await session.writing.create(drafts).map { try #require($0.reference) }
            #expect(made.map(\.object) == drafts.map(\.object))
            let found = try await session.reading.read(made, properties: names(drafts))
            #expect(found.map(\.reference) == made)
            let gone = try await session.writing.delete(made)
            #expect(gone.map(\.reference) == made)
            let after = try await session.reading.read(made, properties: names(drafts))
            #expect(after.isEmpty)
        }
    }

    @Test(
        "SYNC-14: Where one call takes all objects, one call it is", arguments: Subject.all)
    func oneCall(_ subject: Subject) async throws {
        try subject.needs(.mixedBatches)
        try await subject.run { session in
            let drafts = drafts(session)
            // The first write or read of a writer or reader may look at the definitions before, the next one needn't.
            let (writing, reading) = (session.writing, session.reading)
            _ = try await writing.create(drafts)
            #expect(session.mock.journal.count <= 3)
            var calls = session.mock.journal.count
            let made = try await writing.create(drafts).map { try #require($0.reference) }
            #expect(session.mock.journal.count == calls + 1)
            _ = try await writing.update(updates(drafts, made))
            #expect(session.mock.journal.count == calls + 2)
            _ = try await reading.read(made, properties: names(drafts))
            #expect(session.mock.journal.count <= calls + 4)
            calls = session.mock.journal.count
            _ = try await reading.read(made, properties: names(drafts))
            #expect(session.mock.journal.count == calls + 1)
            _ = try await writing.delete(made)
            #expect(session.mock.journal.count == calls + 2)
        }
    }

    @Test("SYNC-14: Three objects cost at most three calls", arguments: Subject.all)
    func callsPerObject(_ subject: Subject) async throws {
        try subject.needs(.recordBatches)
        try await subject.run { session in
            let drafts = drafts(session)
            let objects = Set(drafts.map(\.object)).count
            let writing = session.writing
            // What a writer looks up before its first record, it needn't look up again.
            _ = try await writing.create(drafts.filter { $0.object == .deal })
            let calls = session.mock.journal.count
            _ = try await writing.create(drafts + drafts.filter { $0.object == .company })
            #expect(session.mock.journal.count - calls <= objects)
        }
    }

    @Test(
        "VER-5: One refused record of one object leaves those of the others done", arguments: Subject.all)
    func refusalIsItsOwn(_ subject: Subject) async throws {
        try subject.needs(.partialBatches)
        try await subject.run { session in
            let refused = try #require(session.samples.refusedValue)
            let drafts = drafts(session).map { draft in
                guard draft.object == session.samples.object else { return draft }
                return RecordDraft(
                    object: draft.object, values: draft.values.merging([refused.property: refused.value]) { $1 })
            }
            let outcomes = try await session.refused("one object's value") { try await session.writing.create(drafts) }
            #expect(zip(drafts, outcomes).allSatisfy { ($0.object == session.samples.object) == ($1.reference == nil) })
        }
    }

    @Test(
        "VER-5: Updates and deletions of records that are gone are told row by row, and the others are done",
        arguments: Subject.all)
    func goneRowsAreTold(_ subject: Subject) async throws {
        try subject.needs(.partialBatches)
        try await subject.run { session in
            let object = session.samples.object
            let draft = try #require(session.samples.draft(of: object))
            let made = try await session.writing.create([draft, draft]).map { try #require($0.reference) }
            let missing = RecordReference(object: object, id: session.samples.missingRecord)
            let values: [PropertyName: FieldValue] = [session.samples.textProperty: .text("changed")]
            let all = [made[0], missing, made[1]]
            let outcomes = try await session.refused("a record that isn't there") {
                try await session.writing.update(
                    all.map { RecordDraft(object: object, id: $0.id, values: values) })
            }
            #expect(outcomes.map(\.reference) == [made[0], nil, made[1]])
            guard case .failed(let error) = outcomes[1] else { return }
            #expect(error.kind == .notFound)
            let gone = try await session.refused("a record that isn't there") {
                try await session.writing.delete(all)
            }
            #expect(gone.count == 3 && zip(gone, all).allSatisfy { $0.isGone($1, repeated: $1 == missing) })
        }
    }

    @Test(
        "F-C8: A record that another transaction holds is told as one to try later, and then done",
        arguments: Subject.all)
    func lockedRecord(_ subject: Subject) async throws {
        try subject.needs(.lockedRecords)
        try await subject.run(.oneAttempt) { session in
            let draft = try #require(session.samples.draft(of: session.samples.object))
            let made = try await session.writing.create([draft]).map { try #require($0.reference) }
            let lock = try #require(session.switches.lockRecords)
            try session.mock.change(lock(1))
            let update = RecordDraft(
                object: draft.object, id: made[0].id, values: [session.samples.textProperty: .text("later")])
            let outcomes = try await session.refused("a lock") { try await session.writing.update([update]) }
            guard case .failed(let error) = outcomes.first else {
                Issue.record("the lock was not told")
                return
            }
            #expect(error.kind == .unavailable && error.isRetryable)
            let again = try await session.writing.update([update])
            #expect(again.map(\.reference) == made)
        }
    }

    @Test(
        "VER-3, SYNC-14: Several records each of two objects are read at once, in the order asked, in a few calls",
        arguments: Subject.all, [2, 30])
    func severalEach(_ subject: Subject, count: Int) async throws {
        try await subject.run(.with { $0.variant = .unlimited }) { session in
            let drafts = try (1...count).flatMap { number in
                try [CRMObject.contact, .deal].map { try draft($0, number, session) }
            }
            let made = try await session.writing.create(drafts).map { try #require($0.reference) }
            let reading = session.reading
            let names = names(drafts)
            let found = try await reading.read(made, properties: names)
            #expect(found.map(\.reference) == made)
            let marks = [CRMObject.deal, .contact].compactMap { subject.descriptor.probes.objects[$0]?.markProperty }
            #expect(found.allSatisfy { record in marks.contains { record.values[$0] != nil } })
            guard subject.has(.recordBatches) else { return }
            let calls = session.mock.journal.count
            _ = try await reading.read(made, properties: names)
            #expect(session.mock.journal.count - calls <= 4)
        }
    }

    /// The smallest record of its object, of a name of its own.
    private func draft(_ object: CRMObject, _ number: Int, _ session: SubjectSession) throws -> RecordDraft {
        let traits = try #require(session.subject.descriptor.probes.objects[object])
        let sample = try #require(session.samples.draft(of: object)).values
        var values = sample.filter { traits.required.contains($0.key) }
        values[traits.markProperty] = .text("Contract \(number)")
        if let email = traits.emailProperty { values[email] = .text("contract-\(number)@example.com") }
        return RecordDraft(object: object, values: values)
    }

    private func drafts(_ session: SubjectSession) -> [RecordDraft] {
        session.subject.descriptor.objects.compactMap { session.samples.draft(of: $0.object) }
    }

    private func names(_ drafts: [RecordDraft]) -> [CRMObject: [PropertyName]] {
        Dictionary(drafts.map { ($0.object, Array($0.values.keys)) }) { $0 + $1 }
    }

    private func updates(_ drafts: [RecordDraft], _ made: [RecordReference]) -> [RecordDraft] {
        zip(drafts, made).map { RecordDraft(object: $0.object, id: $1.id, values: $0.values) }
    }
}

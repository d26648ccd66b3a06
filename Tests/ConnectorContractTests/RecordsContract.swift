import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("Records, for writeback probes")
struct RecordsContract {
    @Test("A record is read by id, with the properties asked for and no others", arguments: Subject.all)
    func recordIsRead(_ subject: Subject) async throws {
        try await subject.run { session in
            let sample = session.samples.record
            let found = try await session.reading.read(
                [sample.reference], properties: [sample.reference.object: Array(sample.values.keys)])
            #expect(found.map(\.reference) == [sample.reference])
            #expect(found.first?.values == sample.values)
        }
    }

    @Test("Records that don't exist are left out, and so are properties that don't", arguments: Subject.all)
    func absentIsLeftOut(_ subject: Subject) async throws {
        try await subject.run { session in
            let sample = session.samples.record.reference
            let missing = RecordReference(object: sample.object, id: session.samples.missingRecord)
            let found = try await session.reading.read(
                [missing, sample], properties: [sample.object: ["gw_no_such_property"]])
            #expect(found.map(\.reference) == [sample])
            #expect(found.first?.values["gw_no_such_property"] == nil)
        }
    }

    @Test("A property without a value is empty, not absent", arguments: Subject.all)
    func emptyIsEmpty(_ subject: Subject) async throws {
        try await subject.run { session in
            let sample = session.samples.record.reference
            let found = try await session.reading.read(
                [sample], properties: [sample.object: [session.samples.textProperty]])
            #expect(found.first?.values[session.samples.textProperty] == .empty)
        }
    }

    @Test("Asking for no records makes no call", arguments: Subject.all)
    func nothingCostsNothing(_ subject: Subject) async throws {
        try await subject.run { session in
            let found = try await session.reading.read([], properties: [:])
            let created = try await session.writing.create([])
            #expect(found.isEmpty && created.isEmpty && session.mock.journal.count == 0)
        }
    }

    @Test("VER-3: What a probe creates is read back at once, and equal", arguments: Subject.all)
    func createdReadsBack(_ subject: Subject) async throws {
        try await subject.run { session in
            let values = session.samples.newRecord
            let record = try await create(session)
            try await expectReadBack(values, of: record, session)
        }
    }

    @Test("VER-3: Values of every kind that were written read back equal", arguments: Subject.all)
    func updatedReadsBack(_ subject: Subject) async throws {
        try await subject.run { session in
            let record = try await create(session)
            let draft = RecordDraft(object: record.object, id: record.id, values: session.samples.changes)
            let outcomes = try await session.writing.update([draft])
            #expect(outcomes.map(\.reference) == [record])
            try await expectReadBack(session.samples.changes, of: record, session)
        }
    }

    @Test("VER-3: A cleared property reads back empty", arguments: Subject.all)
    func clearedIsEmpty(_ subject: Subject) async throws {
        try await subject.run { session in
            let name = session.samples.textProperty
            let record = try await create(session, adding: [name: .text("to be cleared")])
            let draft = RecordDraft(object: record.object, id: record.id, values: [name: .empty])
            _ = try await session.writing.update([draft])
            let found = try await session.reading.read([record], properties: [record.object: [name]])
            #expect(found.first?.values[name] == .empty)
        }
    }

    @Test(
        "VER-3: A made owner property takes an owner, and gives the same one back", arguments: Subject.all)
    func ownerPropertyHoldsOwner(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation, .createdInUse)
        try await subject.run { session in
            let draft = session.samples.ownerProperty()
            let name = try await madeOwnerProperty(draft, session).name
            let record = try await create(session, adding: [name: .owner(session.samples.owner.id)])
            try await expectReadBack([name: .owner(session.samples.owner.id)], of: record, session)
        }
    }

    @Test("T-26: Hostile texts are kept as they are", arguments: Subject.all)
    func hostileTextsAreKept(_ subject: Subject) async throws {
        try await subject.run { session in
            let texts = [
                "O'Brien \"x\" \\ ; -- {}", "=1+1", "<b>&amp;</b>", "tab\tline\nend", "Žluťoučký 👩🏽‍💻", "%27%20OR%201=1",
            ]
            for text in texts {
                let values: [PropertyName: FieldValue] = [session.samples.textProperty: .text(text)]
                let record = try await create(session, adding: values)
                try await expectReadBack(values, of: record, session)
            }
        }
    }

    @Test(
        "VER-4: A deleted record is gone; deleting it again succeeds, or says that there is none",
        arguments: Subject.all)
    func deletionIsRepeatable(_ subject: Subject) async throws {
        try await subject.run { session in
            let record = try await create(session)
            for attempt in 0..<2 {
                let outcomes = try await session.writing.delete([record])
                #expect(outcomes.count == 1 && outcomes.allSatisfy { $0.isGone(record, repeated: attempt > 0) })
                let found = try await session.reading.read([record], properties: [:])
                #expect(found.isEmpty)
            }
        }
    }

    @Test("VER-4: Deleting a record that never was succeeds, or says that there is none", arguments: Subject.all)
    func deletingNothing(_ subject: Subject) async throws {
        try await subject.run { session in
            let missing = RecordReference(object: session.samples.object, id: session.samples.missingRecord)
            let outcomes = try await session.writing.delete([missing])
            #expect(outcomes.count == 1 && outcomes.allSatisfy { $0.isGone(missing, repeated: true) })
        }
    }

    @Test(
        "VER-5: A refused value names its property and the cause, and nothing is made", arguments: Subject.all)
    func refusalNamesProperty(_ subject: Subject) async throws {
        try subject.needs(.fieldFailures)
        try await subject.run { session in
            let refused = try #require(session.samples.refusedValue)
            let failure = try await failure(adding: [refused.property: refused.value], session)
            #expect(failure.kind == .invalid)
            #expect(failure.fields.contains { $0.property == refused.property && $0.cause == refused.cause })
        }
    }

    @Test(
        "VER-5: A property that doesn't exist is named as unknown", arguments: Subject.all)
    func unknownPropertyIsNamed(_ subject: Subject) async throws {
        try subject.needs(.fieldFailures, .refusesUnknownFields)
        try await subject.run { session in
            let failure = try await failure(adding: ["gw_no_such_property": .text("x")], session)
            #expect(failure.fields.contains { $0.property == "gw_no_such_property" && $0.cause == .unknownProperty })
        }
    }

    @Test(
        "VER-5: A read-only property is named as such", arguments: Subject.all)
    func readOnlyIsNamed(_ subject: Subject) async throws {
        try subject.needs(.fieldFailures, .readOnlyProperties, .refusesUnknownFields)
        try await subject.run { session in
            let name = try #require(session.samples.readOnlyProperty)
            let failure = try await failure(adding: [name: .text("1")], session)
            // Where sight is granted apart, one refusal can mean either.
            let causes: [FieldFailure.Cause] =
                subject.has(.fieldVisibility) ? [.readOnly, .fieldLevelSecurity] : [.readOnly]
            #expect(failure.fields.contains { $0.property == name && causes.contains($0.cause) })
        }
    }

    @Test(
        "Within one call, some are done and others refused, in the order asked", arguments: Subject.all)
    func partsAreTold(_ subject: Subject) async throws {
        try subject.needs(.partialBatches)
        try await subject.run { session in
            let refused = try #require(session.samples.refusedValue)
            let drafts = (0..<5).map { number in
                let isBad = number == 1 || number == 3
                return draft(session, adding: isBad ? [refused.property: refused.value] : [:])
            }
            let outcomes = try await session.refused("two of five values") {
                try await session.writing.create(drafts)
            }
            #expect(outcomes.map { $0.reference != nil } == [true, false, true, false, true])
            let calls = subject.has(.recordBatches) ? 1 : drafts.count
            #expect(session.calls(of: session.operations.createRecords) == calls)
        }
    }

    @Test("Many records cost calls per batch, and each has its own outcome", arguments: Subject.all)
    func batchesAreBounded(_ subject: Subject) async throws {
        try subject.needs(.recordBatches)
        let options = SessionOptions.with { $0.variant = .unlimited }
        try await subject.run(options) { session in
            let drafts = (0..<250).map { number in
                draft(session, adding: [session.samples.textProperty: .text("number \(number)")])
            }
            let records = try await session.writing.create(drafts).map { try #require($0.reference) }
            #expect(Set(records).count == drafts.count)
            let names = [session.samples.object: [session.samples.textProperty]]
            let found = try await session.reading.read(records, properties: names)
            #expect(found.map(\.reference) == records)
            #expect(
                found.enumerated().allSatisfy { number, record in
                    record.values[session.samples.textProperty] == .text("number \(number)")
                })
            #expect(session.mock.journal.count < drafts.count)
            let gone = try await session.writing.delete(records)
            #expect(gone.allSatisfy { $0.reference != nil })
        }
    }

    @Test("F-C2, T-14: A creation whose answer was lost is outcome_unknown, and sent once", arguments: Subject.all)
    func lostCreationIsUnknown(_ subject: Subject) async throws {
        try await subject.run { session in
            session.inject(.lostAnswer, on: session.operations.createRecords)
            let kinds = await kinds(ofCreating: [draft(session, adding: [:])], session)
            #expect(kinds == [.outcomeUnknown])
            #expect(session.calls(of: session.operations.createRecords) == 1)
        }
    }

    @Test("F-C8: An update whose answer was lost is sent again, and done", arguments: Subject.all)
    func lostUpdateIsRepeated(_ subject: Subject) async throws {
        try await subject.run { session in
            let record = try await create(session)
            let before = session.calls(of: session.operations.updateRecords)
            session.inject(.lostAnswer, on: session.operations.updateRecords)
            let draft = RecordDraft(
                object: record.object, id: record.id, values: [session.samples.textProperty: .text("twice")])
            let outcomes = try await session.writing.update([draft])
            #expect(outcomes.map(\.reference) == [record])
            #expect(session.calls(of: session.operations.updateRecords) == before + 2)
        }
    }

    private func draft(_ session: SubjectSession, adding values: [PropertyName: FieldValue]) -> RecordDraft {
        RecordDraft(
            object: session.samples.object, values: session.samples.newRecord.merging(values) { $1 })
    }

    private func create(
        _ session: SubjectSession, adding values: [PropertyName: FieldValue] = [:]
    ) async throws -> RecordReference {
        let outcomes = try await session.writing.create([draft(session, adding: values)])
        return try #require(outcomes.first?.reference)
    }

    /// The failure of one refused creation, told as the outcome of its record; nothing is made by it.
    private func failure(
        adding values: [PropertyName: FieldValue], _ session: SubjectSession
    ) async throws -> ConnectorError {
        let before = session.mock.state()
        let outcomes = try await session.refused("a record that the CRM must refuse") {
            try await session.writing.create([draft(session, adding: values)])
        }
        #expect(outcomes.count == 1 && session.mock.state() == before)
        guard case .failed(let error) = outcomes.first else {
            Issue.record("the record was not refused")
            throw CancellationError()
        }
        return error
    }

    private func kinds(ofCreating drafts: [RecordDraft], _ session: SubjectSession) async -> [ConnectorErrorKind?] {
        do throws(ConnectorError) {
            return try await session.writing.create(drafts).map { outcome in
                if case .failed(let error) = outcome { return error.kind }
                return nil
            }
        } catch {
            return [error.kind]
        }
    }

    private func expectReadBack(
        _ values: [PropertyName: FieldValue], of record: RecordReference, _ session: SubjectSession
    ) async throws {
        let definitions = try await session.reading.properties(of: record.object, scope: .live)
        let found = try await session.reading.read([record], properties: [record.object: Array(values.keys)])
        let back = try #require(found.first).values
        for (name, written) in values {
            let definition = try #require(definitions.first { $0.name == name })
            let value = try #require(back[name], "of \(name)")
            let isEqual = session.subject.connector.matches(written: written, readBack: value, as: definition)
            #expect(isEqual, "\(name): wrote \(written), read \(value)")
        }
    }
}

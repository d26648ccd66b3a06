import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("Writing only what nobody changed meanwhile")
struct ConditionalWritesContract {
    /// More than the second in which CRMs count.
    private static let later: Duration = .seconds(5)
    /// More records than one composite of any CRM holds.
    private static let many = 30

    @Test("F-C8: A record tells its state where the CRM takes conditions, and nowhere else", arguments: Subject.all)
    func state(_ subject: Subject) async throws {
        try await subject.run { session in
            let record = try await create([session.samples.newRecord], session)[0]
            let version = try await version(of: record, session)
            #expect((version != nil) == subject.has(.conditionalWrites))
        }
    }

    @Test(
        "F-C8, VER-4: What a person changed since it was read is kept, and told as a conflict", arguments: Subject.all)
    func changedMeanwhile(_ subject: Subject) async throws {
        try subject.needs(.conditionalWrites)
        try await subject.run { session in
            let record = try await create([session.samples.newRecord], session)[0]
            session.clock.advance(by: Self.later)
            let version = try #require(try await version(of: record, session))
            try await change(record, to: "a person's", session)
            let ours = draft(record, "ours", since: version, session)
            let refused = try await session.refused("a state that has passed") {
                try await session.writing.update([ours])
            }
            let error = try #require(ConditionalWritesContract.error(refused[0]))
            #expect(error.kind == .conflict && error.fields.isEmpty && !error.isRetryable)
            #expect(try await text(of: record, session) == .text("a person's"))
            let again = try #require(try await self.version(of: record, session))
            #expect(again != version)
            let done = try await session.writing.update([draft(record, "ours", since: again, session)])
            #expect(done.map(\.reference) == [record])
            #expect(try await text(of: record, session) == .text("ours"))
        }
    }

    @Test("F-C8: Each record of a call has its own condition, and spoils no other", arguments: Subject.all)
    func eachItsOwn(_ subject: Subject) async throws {
        try subject.needs(.conditionalWrites)
        try await subject.run(.with { $0.variant = .unlimited }) { session in
            let values = session.samples.newRecord
            let records = try await create(Array(repeating: values, count: Self.many), session)
            session.clock.advance(by: Self.later)
            let version = try await version(of: records[0], session)
            try await change(records[1], to: "a person's", session)
            // The last one holds what a composite would take for a reference.
            let texts = records.indices.map { $0 == records.count - 1 ? "@{record0.id}" : "ours \($0)" }
            let drafts = zip(records, texts).enumerated().map { number, entry in
                draft(entry.0, entry.1, since: number % 2 == 1 ? version : nil, session)
            }
            let outcomes = try await session.refused("one state that has passed") {
                try await session.writing.update(drafts)
            }
            #expect(outcomes.indices.filter { outcomes[$0].reference == nil } == [1])
            #expect(ConditionalWritesContract.error(outcomes[1])?.kind == .conflict)
            let property = session.samples.textProperty
            let found = try await session.reading.read(records, properties: [session.samples.object: [property]])
            let kept = texts.enumerated().map { FieldValue.text($0 == 1 ? "a person's" : $1) }
            #expect(found.map { $0.values[property] } == kept)
        }
    }

    @Test(
        "F-C8: A condition on a text that a composite would take for a reference holds too", arguments: Subject.all)
    func literal(_ subject: Subject) async throws {
        try subject.needs(.conditionalWrites)
        try await subject.run { session in
            let record = try await create([session.samples.newRecord], session)[0]
            session.clock.advance(by: Self.later)
            let version = try await version(of: record, session)
            try await change(record, to: "a person's", session)
            let refused = try await session.refused("a state that has passed") {
                try await session.writing.update([draft(record, "@{record0.id}", since: version, session)])
            }
            #expect(ConditionalWritesContract.error(refused[0])?.kind == .conflict)
            #expect(try await text(of: record, session) == .text("a person's"))
        }
    }

    @Test("T-27: What is no state that the CRM told becomes no header, and nothing is written", arguments: Subject.all)
    func noState(_ subject: Subject) async throws {
        try subject.needs(.conditionalWrites)
        try await subject.run { session in
            let record = try await create([session.samples.newRecord], session)[0]
            let calls = session.mock.journal.count
            for state in ["", "x", "2026-11-21", "2026-11-21T10:55:31Z\r\nX: y"] {
                let outcomes = try await session.writing.update([draft(record, "ours", since: state, session)])
                #expect(ConditionalWritesContract.error(outcomes[0])?.kind == .invalid, "\(state)")
            }
            #expect(session.mock.journal.count == calls)
        }
    }

    // MARK: Records

    private func create(
        _ values: [[PropertyName: FieldValue]], _ session: SubjectSession
    ) async throws -> [RecordReference] {
        let drafts = values.map { RecordDraft(object: session.samples.object, values: $0) }
        return try await session.writing.create(drafts).map { try #require($0.reference) }
    }

    /// As a person does, who knows of no conditions.
    private func change(_ record: RecordReference, to text: String, _ session: SubjectSession) async throws {
        session.clock.advance(by: Self.later)
        let outcomes = try await session.writing.update([draft(record, text, since: nil, session)])
        #expect(outcomes.map(\.reference) == [record])
    }

    private func draft(
        _ record: RecordReference, _ text: String, since version: String?, _ session: SubjectSession
    ) -> RecordDraft {
        RecordDraft(
            object: record.object, id: record.id, values: [session.samples.textProperty: .text(text)],
            unlessChangedSince: version)
    }

    private func version(of record: RecordReference, _ session: SubjectSession) async throws -> String? {
        try await read(record, session).version
    }

    private func text(of record: RecordReference, _ session: SubjectSession) async throws -> FieldValue? {
        try await read(record, session).values[session.samples.textProperty]
    }

    private func read(_ record: RecordReference, _ session: SubjectSession) async throws -> Record {
        let names = [record.object: [session.samples.textProperty]]
        return try #require(try await session.reading.read([record], properties: names).first)
    }

    private static func error(_ outcome: RecordOutcome) -> ConnectorError? {
        guard case .failed(let error) = outcome else { return nil }
        return error
    }
}

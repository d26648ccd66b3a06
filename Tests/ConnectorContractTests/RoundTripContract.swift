import ConnectorKit
import ConnectorTestKit
import Testing

@Suite("What is written and what comes back")
struct RoundTripContract {
    @Test(
        "VER-3: What the CRM makes of a value on saving counts as equal, and another value doesn't",
        arguments: RoundTripCase.all)
    func roundTrip(_ roundTripCase: RoundTripCase) async throws {
        let trip = roundTripCase.roundTrip
        try await roundTripCase.subject.run { session in
            let back = try await readBack(trip, session, isUpdate: false)
            if let pinned = trip.readBack { #expect(back.value == pinned) }
            #expect(back.matches(trip.written), "wrote \(trip.written), read \(back.value)")
            #expect(!back.matches(trip.other), "\(trip.other) isn't \(back.value)")
        }
    }

    @Test("VER-3: The same holds for an update of a record that is there", arguments: RoundTripCase.all)
    func updatedRoundTrip(_ roundTripCase: RoundTripCase) async throws {
        let trip = roundTripCase.roundTrip
        try await roundTripCase.subject.run { session in
            let back = try await readBack(trip, session, isUpdate: true)
            #expect(back.matches(trip.written), "wrote \(trip.written), read \(back.value)")
            #expect(!back.matches(trip.other))
        }
    }

    @Test("VER-3: What was read is equal to itself when it is written back", arguments: Subject.all)
    func readIsStable(_ subject: Subject) async throws {
        try await subject.run { session in
            let draft = try #require(session.samples.draft(of: session.samples.object))
            let record = try #require(try await session.writing.create([draft]).first?.reference)
            let definitions = try await session.reading.properties(of: record.object, scope: .live)
            let names = Array(draft.values.keys)
            let first = try await read(record, names, session)
            _ = try await session.writing.update([RecordDraft(object: record.object, id: record.id, values: first)])
            let second = try await read(record, names, session)
            for (name, value) in first {
                let definition = try #require(definitions.first { $0.name == name })
                let again = try #require(second[name])
                let isEqual = subject.connector.matches(written: value, readBack: again, as: definition)
                #expect(isEqual, "\(name)")
            }
        }
    }

    @Test("VER-3: No value equals a cleared one, and a value doesn't", arguments: RoundTripCase.all)
    func emptyIsApart(_ roundTripCase: RoundTripCase) async throws {
        let trip = roundTripCase.roundTrip
        try await roundTripCase.subject.run { session in
            let definition = try #require(try await property(trip.property, .live, session))
            let connector = session.subject.connector
            for nothing in [FieldValue.empty, .text("")] {
                let isEmpty = connector.matches(written: nothing, readBack: .empty, as: definition)
                #expect(isEmpty)
            }
            let back = try await readBack(trip, session, isUpdate: false).value
            // Some vendors keep no third state of a checkbox: unchecked is then what a cleared one becomes.
            guard back != .empty, back != .boolean(false) else { return }
            let isCleared = connector.matches(written: .empty, readBack: back, as: definition)
            let isKept = connector.matches(written: back, readBack: .empty, as: definition)
            #expect(!isCleared && !isKept)
        }
    }

    /// What came back, and how the connector compares with it.
    private struct Back {
        let value: FieldValue
        let definition: PropertyDefinition
        let connector: any CRMConnector.Type

        func matches(_ written: FieldValue) -> Bool {
            connector.matches(written: written, readBack: value, as: definition)
        }
    }

    private func readBack(_ trip: RoundTrip, _ session: SubjectSession, isUpdate: Bool) async throws -> Back {
        let definition = try #require(try await property(trip.property, .live, session))
        let draft = try #require(session.samples.draft(of: session.samples.object))
        let values = [trip.property: trip.written]
        let whole = isUpdate ? draft.values : draft.values.merging(values) { $1 }
        let made = try await session.writing.create([RecordDraft(object: draft.object, values: whole)])
        let record = try #require(made.first?.reference)
        if isUpdate {
            let outcomes = try await session.writing.update([
                RecordDraft(object: draft.object, id: record.id, values: values)
            ])
            #expect(outcomes.first?.reference == record)
        }
        let found = try await read(record, [trip.property], session)
        return Back(
            value: try #require(found[trip.property]), definition: definition, connector: session.subject.connector)
    }

    private func read(
        _ record: RecordReference, _ names: [PropertyName], _ session: SubjectSession
    ) async throws -> [PropertyName: FieldValue] {
        let found = try await session.reading.read([record], properties: [record.object: names])
        return try #require(found.first).values
    }
}

import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("Probes: records that are found again by their mark")
struct ProbesContract {
    /// Calls of one look in a small account: a list by a unique property, and one for what it can't tell.
    private static let callsPerLookMax = 2

    /// The objects whose records say who made them, in the form in which the CRM names the key's user: HubSpot's and
    /// Attio's keys act for an app there, and Pipedrive tells it of deals alone.
    private static let creatorsTold: [CRMID: Set<CRMObject>] = [
        "hubspot": [], "salesforce": Set(CRMObject.allCases), "zoho": Set(CRMObject.allCases), "attio": [],
        "pipedrive": [.deal],
    ]

    @Test("VER-4, F-C2: A record that was made with a mark is found by it, and no other", arguments: Subject.all)
    func foundByMark(_ subject: Subject) async throws {
        try await subject.run { session in
            for object in subject.objects {
                let mark = ProbesContract.mark(1)
                let record = try await make(mark, object, session)
                _ = try await make(ProbesContract.mark(2), object, session)
                try await plant(mark, object, session)
                session.clock.advance(by: subject.descriptor.probes.sightDelayMax)
                let seen = try await session.reading.probes(of: object, marks: [mark])
                #expect(seen.map(\.record) == [record] && seen.map(\.mark) == [mark], "\(object)")
            }
        }
    }

    @Test("VER-4: A probe that was deleted isn't found any more", arguments: Subject.all)
    func deletedIsNotFound(_ subject: Subject) async throws {
        try await subject.run { session in
            for object in subject.objects {
                let mark = ProbesContract.mark(1)
                let record = try await make(mark, object, session)
                session.clock.advance(by: subject.descriptor.probes.sightDelayMax)
                _ = try await session.writing.delete([record])
                let seen = try await session.reading.probes(of: object, marks: [mark])
                #expect(seen.isEmpty, "\(object)")
                session.clock.advance(by: subject.descriptor.probes.sightDelayMax)
                let later = try await session.reading.probes(of: object, marks: [mark])
                #expect(later.isEmpty, "\(object)")
            }
        }
    }

    @Test(
        "VER-4, SYNC-14: As many marks as a look takes are asked for in one look, whose calls don't grow with them",
        arguments: Subject.all)
    func severalMarks(_ subject: Subject) async throws {
        try await subject.run { session in
            let marks = (1...ProbeLimits.marksMax).map(ProbesContract.mark)
            for object in subject.objects {
                var made: [ProbeMark: RecordReference] = [:]
                for mark in [marks[0], marks[7], marks[19]] { made[mark] = try await make(mark, object, session) }
                session.clock.advance(by: subject.descriptor.probes.sightDelayMax)
                // The first look of a reader may read definitions too.
                let reading = session.reading
                _ = try await reading.probes(of: object, marks: [marks[0]])
                let calls = session.mock.journal.count
                let seen = try await reading.probes(of: object, marks: marks)
                #expect(Dictionary(uniqueKeysWithValues: seen.map { ($0.mark, $0.record) }) == made, "\(object)")
                #expect(session.mock.journal.count - calls <= ProbesContract.callsPerLookMax, "\(object)")
            }
        }
    }

    @Test("A look for no mark makes no call", arguments: Subject.all)
    func nothingCostsNothing(_ subject: Subject) async throws {
        try await subject.run { session in
            for object in subject.objects {
                let seen = try await session.reading.probes(of: object, marks: [])
                #expect(seen.isEmpty)
            }
            #expect(session.mock.journal.count == 0)
        }
    }

    @Test(
        "VER-4: Where an index lags, a probe is found within the time that the connector tells", arguments: Subject.all)
    func lagIsBounded(_ subject: Subject) async throws {
        try await subject.run { session in
            let traits = subject.descriptor.probes
            for object in subject.objects {
                let mark = ProbesContract.mark(1)
                let record = try await make(mark, object, session)
                // No index is asked for a unique property.
                let isIndexed = subject.hasLaggingIndex && traits.objects[object]?.emailProperty == nil
                let first = try await session.reading.probes(of: object, marks: [mark])
                #expect(first.map(\.record) == (isIndexed ? [] : [record]), "\(object)")
                session.clock.advance(by: traits.sightDelayMax)
                let seen = try await session.reading.probes(of: object, marks: [mark])
                #expect(seen.map(\.record) == [record], "\(object)")
            }
        }
    }

    @Test(
        "T-26: A mark of other characters than a mark has breaks out of no query, and finds nothing",
        arguments: Subject.all)
    func hostileMarks(_ subject: Subject) async throws {
        let ids = ["' OR Name LIKE '%", "\") or (\"\"=\"", "*", "%", "\u{0}", "\\'"]
        #expect(ids.allSatisfy { ProbeMark(in: ProbeMark(id: $0).text) == nil })
        try await subject.run { session in
            for object in subject.objects {
                _ = try await make(ProbesContract.mark(1), object, session)
                session.clock.advance(by: subject.descriptor.probes.sightDelayMax)
                for id in ids {
                    let seen = try await session.refused("a mark that is none") {
                        try await look(for: ProbeMark(id: id), object, session)
                    }
                    #expect(seen.isEmpty, "\(object): \(id)")
                }
            }
        }
    }

    @Test(
        "F-C2: Where a CRM tells who made a probe, it is told, and is whom the key is told as", arguments: Subject.all)
    func creatorIsTheKeys(_ subject: Subject) async throws {
        try await subject.run { session in
            let user = try await session.reading.identify().user
            let telling = try #require(ProbesContract.creatorsTold[subject.descriptor.id])
            #expect(telling.isEmpty || user != nil)
            for object in subject.objects {
                _ = try await make(ProbesContract.mark(1), object, session)
                session.clock.advance(by: subject.descriptor.probes.sightDelayMax)
                let seen = try await session.reading.probes(of: object, marks: [ProbesContract.mark(1)])
                #expect(seen.map(\.creator) == [telling.contains(object) ? user : nil], "\(object)")
            }
        }
    }

    @Test(
        "VER-4, I-13: A probe that was made and deleted leaves everything else as it was, and starts no automation",
        arguments: Subject.all)
    func nothingIsLeft(_ subject: Subject) async throws {
        try await subject.run { session in
            let before = session.mock.state()["objects"]
            var made: [RecordReference] = []
            for object in subject.objects { made.append(try await make(ProbesContract.mark(1), object, session)) }
            #expect(session.mock.state()["objects"] != before)
            let gone = try await session.writing.delete(made)
            #expect(gone.compactMap(\.reference) == made)
            #expect(session.mock.state()["objects"] == before)
        }
    }

    @Test("VER-4: Every object can be probed, and what a probe sets off is told", arguments: Subject.all)
    func traitsAreTold(_ subject: Subject) async throws {
        let traits = subject.descriptor.probes
        #expect(Set(traits.objects.keys) == Set(subject.descriptor.objects.map(\.object)))
        #expect(!traits.unsuppressed.isEmpty && traits.sightDelayMax > .zero)
        for object in traits.objects.values {
            #expect(object.required.contains(object.markProperty))
            #expect(object.required.isDisjoint(with: object.untouched.keys))
        }
        try await subject.run { session in
            for (object, trait) in traits.objects {
                let definitions = try await session.reading.propertyOutlines(of: object, scope: .live)
                let names = Set(definitions.map(\.name))
                #expect(trait.required.isSubset(of: names), "\(object)")
                let mark = definitions.first { $0.name == trait.markProperty }
                #expect(mark?.isWritable == true && mark?.type == .text, "\(object)")
                #expect((mark?.lengthMax ?? .max) >= ProbesContract.mark(1).text.count, "\(object)")
            }
        }
    }
}

// MARK: Making probes

extension ProbesContract {
    private static func mark(_ number: Int) -> ProbeMark {
        let digits = String(number, radix: 16)
        return ProbeMark(id: String(repeating: "c", count: 32 - digits.count) + digits)
    }

    /// A record as a probe makes it: the mark for a name, what is required, and an email where one finds it.
    private func make(
        _ mark: ProbeMark, _ object: CRMObject, _ session: SubjectSession
    ) async throws -> RecordReference {
        let traits = try #require(session.subject.descriptor.probes.objects[object])
        var values: [PropertyName: FieldValue] = [traits.markProperty: .text(mark.text)]
        if let email = traits.emailProperty { values[email] = .text(mark.email) }
        return try await create(values, object, traits, session)
    }

    /// Records of somebody else's whose names look like a mark, or hold one, and aren't one.
    private func plant(_ mark: ProbeMark, _ object: CRMObject, _ session: SubjectSession) async throws {
        let traits = try #require(session.subject.descriptor.probes.objects[object])
        let names = [
            "zz gateway probe \(mark.id)", "zz gateway probe \(mark.id.dropLast()) (delete me)", mark.id,
            "Copy of \(mark.text)", "\(mark.text) - Copy", "x\(mark.text)", "\(mark.text)x",
        ]
        for name in names {
            _ = try await create([traits.markProperty: .text(name)], object, traits, session)
        }
    }

    private func create(
        _ values: [PropertyName: FieldValue], _ object: CRMObject, _ traits: ProbeObjectTraits,
        _ session: SubjectSession
    ) async throws -> RecordReference {
        let sample = try #require(session.samples.draft(of: object)).values
        let filled = sample.filter { traits.required.contains($0.key) }.merging(values) { $1 }
        let outcomes = try await session.writing.create([RecordDraft(object: object, values: filled)])
        return try #require(outcomes.first?.reference, "\(outcomes)")
    }

    /// What a look finds; a refusal before anything was asked finds nothing, too.
    private func look(
        for mark: ProbeMark, _ object: CRMObject, _ session: SubjectSession
    ) async throws -> [ProbeSighting] {
        do throws(ConnectorError) {
            return try await session.reading.probes(of: object, marks: [mark])
        } catch {
            guard error.kind == .invalid else { throw error }
            return []
        }
    }
}

extension Subject {
    /// The objects that probes are made of, in a fixed order.
    fileprivate var objects: [CRMObject] { descriptor.probes.objects.keys.sorted() }

    /// Whether probes are looked for in an index that shows a record only later.
    fileprivate var hasLaggingIndex: Bool { descriptor.id == "hubspot" }
}

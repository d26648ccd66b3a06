import ConnectorKit
import ConnectorTestKit
import Foundation
import Testing
import Verification
import Workspace

@Suite("Probes of whole records")
struct ProbePlanContract {
    /// A CRM with one of its objects.
    struct Case: Sendable, CustomTestStringConvertible {
        let subject: Subject
        let object: CRMObject

        static let usual = Subject.all.flatMap(cases)
        /// The property that narrows who sees a record.
        var hiding: PropertyName? {
            switch (subject.descriptor.id, object) {
            case ("salesforce", .deal): "IsPrivate"
            case ("pipedrive", _): "visible_to"
            default: nil
            }
        }

        static let all = usual + Subject.otherwise.flatMap(cases)

        private static func cases(of subject: Subject) -> [Case] {
            subject.descriptor.probes.objects.keys.sorted().map { Case(subject: subject, object: $0) }
        }

        var testDescription: String { "\(subject): \(object)" }
    }

    @Test(
        "VER-3: A value that is made up for each property that can be written lands, in every CRM and object",
        arguments: Case.all)
    func everythingLands(_ variation: Case) async throws {
        try await variation.subject.run(.with { $0.variant = .unlimited }) { session in
            let situation = try await situation(variation.object, session)
            let plan = ProbePlanner.plan(situation, changesOwner: true)
            let made = try await narrowed(plan, session)
            let record = try #require(made.record)
            let results = try await judged(plan, made.narrowing, record, situation, session)
            expectLanded(results, in: variation.subject)
            let ruled = ruled(in: variation.subject).intersection(plan.asked)
            #expect(made.narrowing.rounds == (ruled.isEmpty ? 1 : 2))
            #expect(made.narrowing.accepted == plan.asked.subtracting(ruled))
            for result in plan.leftOut { try expectReason(result, situation) }
        }
    }

    @Test(
        "VER-3: A designated record gets values that it didn't hold, and keeps its name", arguments: Case.usual)
    func designatedLands(_ variation: Case) async throws {
        try await variation.subject.run(.with { $0.variant = .unlimited }) { session in
            var situation = try await situation(variation.object, session)
            let first = ProbePlanner.plan(situation, changesOwner: true)
            let record = try #require(try await narrowed(first, session).record)
            let before = try await read(record, Array(situation.readBefore), session).values
            situation.before = before
            situation.owner = session.samples.secondOwner.id
            let matches = variation.subject.connector.matches
            let plan = ProbePlanner.plan(situation, changesOwner: true) { matches($0, $1, $2) }
            #expect(plan.values[situation.traits.markProperty] == nil)
            let made = try await narrowed(plan, session, record: record)
            let results = try await judged(plan, made.narrowing, record, situation, session)
            expectLanded(results, in: variation.subject)
            for (name, value) in plan.values {
                let definition = try #require(situation.definition(named: name))
                #expect(!matches(value, before[name] ?? .empty, definition), "\(name)")
            }
        }
    }

    @Test(
        "VER-4: No probe writes what can hide its record from the key, in every object that has such a property",
        arguments: Case.usual.filter { $0.hiding != nil })
    func nothingHides(_ variation: Case) async throws {
        let name = try #require(variation.hiding)
        try await variation.subject.run(.with { $0.variant = .unlimited }) { session in
            let definition = PropertyDefinition(
                object: variation.object, name: name, label: "Private", type: .boolean, vendorType: "boolean",
                isStandard: true)
            let situation = try await situation(variation.object, session, orElse: definition)
            let plan = ProbePlanner.plan(situation, changesOwner: true)
            #expect(plan.values[name] == nil)
            #expect(plan.leftOut.contains { $0.subject.property == name })
        }
    }

    /// Properties on which the mock's admin has put a rule of a form that no made-up text can know.
    private func ruled(in subject: Subject) -> Set<PropertyName> {
        subject.descriptor.id == "hubspot" ? ["zip"] : []
    }

    private func expectLanded(_ results: [CheckResult], in subject: Subject) {
        for result in results where result.verdict != .passed {
            let name = result.subject.property
            if let name, ruled(in: subject).contains(name) {
                #expect(result.cause == .validationRule)
            } else {
                Issue.record("\(name?.rawValue ?? "record"): \(result.summary) \(result.evidence)")
            }
        }
    }

    /// Only what no value can be made up for, and what the CRM asks to be left alone.
    private func expectReason(_ result: CheckResult, _ situation: ProbeSituation) throws {
        let name = try #require(result.subject.property)
        let definition = try #require(situation.definition(named: name))
        let isExcused =
            [.reference, .opaque].contains(definition.type) || situation.traits.untouched[name] != nil
        #expect(isExcused, "\(name): \(result.summary)")
    }

    /// - Parameter other: a property that is there too, where the mock's account has none of its name.
    private func situation(
        _ object: CRMObject, _ session: SubjectSession, orElse other: PropertyDefinition? = nil
    ) async throws -> ProbeSituation {
        let descriptor = session.subject.descriptor
        let description = try #require(descriptor.object(object))
        var definitions = try await session.reading.properties(of: object, scope: .live)
        if let other, !definitions.contains(where: { $0.name == other.name }) { definitions.append(other) }
        let pipelines = try await session.reading.pipelines(of: object)
        let kind = RecordObject(rawValue: object.rawValue) ?? .deal
        let types = try await session.reading.recordTypes?.recordTypes(of: [object]) ?? []
        return ProbeSituation(
            crm: descriptor.id, object: description, traits: try #require(descriptor.probes.objects[object]),
            definitions: definitions,
            mapped: definitions.filter { $0.isWritable && !isPlace($0.name, description) }.map {
                CustomProperty(
                    crm: descriptor.id.rawValue, object: kind, name: $0.name.rawValue, label: $0.label, type: .text,
                    permission: .write)
            }, pipelines: pipelines,
            mappedPipelines: pipelines.filter { !$0.isArchived }.map {
                PipelineSetting(crm: descriptor.id.rawValue, object: kind, id: $0.id, label: $0.label)
            }, recordTypes: types.filter { $0.object == object }, owner: session.samples.owner.id,
            mark: ProbeMark(id: "0f3c5a7be9d2418896a1b2c3d4e5f607"),
            today: CalendarDate(year: 2026, month: 11, day: 21)!)
    }

    private func isPlace(_ name: PropertyName, _ object: ObjectDescription) -> Bool {
        [object.stageProperty, object.pipelineProperty, object.recordTypeProperty].contains(name)
    }

    private struct Made {
        let narrowing: Narrowing
        let record: RecordReference?
    }

    private func narrowed(
        _ plan: ProbePlan, _ session: SubjectSession, record: RecordReference? = nil
    ) async throws -> Made {
        var narrowing = Narrowing(plan, hasRecord: record != nil)
        var record = record
        while let tried = narrowing.next() {
            let draft = RecordDraft(object: plan.object, id: record?.id, values: narrowing.values(trying: tried))
            let outcomes =
                record == nil
                ? try await session.writing.create([draft]) : try await session.writing.update([draft])
            let outcome = try #require(outcomes.first)
            narrowing.note(tried: tried, outcome)
            record = record ?? outcome.reference
        }
        return Made(narrowing: narrowing, record: record)
    }

    private func judged(
        _ plan: ProbePlan, _ narrowing: Narrowing, _ record: RecordReference, _ situation: ProbeSituation,
        _ session: SubjectSession
    ) async throws -> [CheckResult] {
        let back = try await read(record, Array(plan.values.keys), session)
        let matches = session.subject.connector.matches
        return narrowing.results(definitions: situation.definitions)
            + ReadBackJudge.results(
                plan, written: narrowing.written, record: back, definitions: situation.definitions,
                before: situation.before ?? [:]
            ) { matches($0, $1, $2) }
    }

    private func read(
        _ record: RecordReference, _ names: [PropertyName], _ session: SubjectSession
    ) async throws -> Record {
        try #require(try await session.reading.read([record], properties: [record.object: names]).first)
    }
}

extension ProbeSituation {
    fileprivate func definition(named name: PropertyName) -> PropertyDefinition? {
        definitions.first { $0.name == name }
    }
}

import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("Properties and pipelines")
struct PropertiesContract {
    @Test("SYNC-4: Every object's properties are read, each name once where names are unique", arguments: Subject.all)
    func everyObjectIsRead(_ subject: Subject) async throws {
        try await subject.run { session in
            for object in subject.descriptor.objects.map(\.object) {
                let properties = try await session.reading.properties(of: object, scope: .live)
                #expect(!properties.isEmpty && properties.allSatisfy { $0.object == object })
                guard !subject.descriptor.ownerProperties.namesMayRepeat else { continue }
                #expect(Set(properties.map(\.name)).count == properties.count)
            }
        }
    }

    @Test("A text property is text, writable and live", arguments: Subject.all)
    func textIsText(_ subject: Subject) async throws {
        try await subject.run { session in
            let property = try await property(session.samples.textProperty, .live, session)
            #expect(property?.type == .text && property?.isWritable == true && property?.isArchived == false)
        }
    }

    @Test("A choice tells its options", arguments: Subject.all.filter { $0.samples.choiceProperty != nil })
    func choiceHasOptions(_ subject: Subject) async throws {
        try await subject.run { session in
            let found = try await property(try #require(session.samples.choiceProperty), .live, session)
            let choice = try #require(found)
            #expect(choice.type == .choice && choice.options.count > 1)
            #expect(Set(choice.options.map(\.value)).count == choice.options.count)
        }
    }

    @Test(
        "SYNC-4: The standard owner field is an owner property of the vendor's own", arguments: Subject.all)
    func standardOwnerField(_ subject: Subject) async throws {
        try subject.needs(.standardOwnerField)
        try await subject.run { session in
            let name = subject.descriptor.object(session.samples.object)?.standardOwnerProperty
            let found = try await property(try #require(name), .live, session)
            #expect(found?.type == .owner && found?.isStandard == true && found?.isArchived == false)
        }
    }

    @Test(
        "VER-5: A read-only property says so", arguments: Subject.all)
    func readOnlyIsTold(_ subject: Subject) async throws {
        try subject.needs(.readOnlyProperties)
        try await subject.run { session in
            let name = try #require(session.samples.readOnlyProperty)
            let found = try await property(name, .live, session)
            #expect(found?.isWritable == false)
        }
    }

    @Test(
        "VER-7: A property made read-only in the CRM is read-only at the next look", arguments: Subject.all)
    func readOnlyChangeIsSeen(_ subject: Subject) async throws {
        try subject.needs(.readOnlyProperties)
        try await subject.run { session in
            let name = session.samples.textProperty
            try session.mock.change(
                .makeReadOnly(object: session.samples.mockObject, property: name.rawValue))
            let found = try await property(name, .live, session)
            #expect(found?.isWritable == false)
        }
    }

    @Test(
        "Archived properties are listed only when asked for, and marked", arguments: Subject.all)
    func archivedOnlyWhenAsked(_ subject: Subject) async throws {
        try subject.needs(.archivedProperties)
        try await subject.run { session in
            let name = try #require(session.samples.archivedProperty)
            let live = try await property(name, .live, session)
            let any = try await property(name, .all, session)
            #expect(live == nil && any?.isArchived == true)
        }
    }

    @Test(
        "VER-7: A property deleted or archived in the CRM leaves the live ones", arguments: Subject.all)
    func deletionIsSeen(_ subject: Subject) async throws {
        try subject.needs(.archivedProperties)
        try await subject.run { session in
            let name = session.samples.textProperty
            let archive = session.switches.archiveProperty?(
                PropertyReference(object: session.samples.object, name: name))
            try session.mock.change(
                archive ?? .deleteProperty(object: session.samples.mockObject, property: name.rawValue))
            let live = try await property(name, .live, session)
            let any = try await property(name, .all, session)
            #expect(live == nil && any?.isArchived == true)
        }
    }

    @Test(
        "Pipelines have stages in order, with ids, names and what they mean", arguments: Subject.all)
    func pipelinesAreRead(_ subject: Subject) async throws {
        try subject.needs(.pipelines)
        try await subject.run { session in
            let pipelines = try await session.reading.pipelines(of: .deal)
            #expect(!pipelines.isEmpty && Set(pipelines.map(\.id)).count == pipelines.count)
            for pipeline in pipelines {
                #expect(!pipeline.label.isEmpty && !pipeline.stages.isEmpty)
                #expect(Set(pipeline.stages.map(\.id)).count == pipeline.stages.count)
                #expect(pipeline.stages.allSatisfy { $0.probability.map { (0...1).contains($0) } ?? true })
            }
            let outcomes = Dictionary(
                pipelines.flatMap(\.stages).map { ($0.id, $0.outcome) }, uniquingKeysWith: { first, _ in first })
            for (outcome, id) in session.samples.stages { #expect(outcomes[id] == outcome) }
        }
    }

    @Test(
        "Open stages come before closed ones: order is the CRM's, not the answer's", arguments: Subject.all)
    func stagesAreInOrder(_ subject: Subject) async throws {
        try subject.needs(.pipelines, .closedStages)
        try await subject.run { session in
            let pipelines = try await session.reading.pipelines(of: .deal)
            let again = try await session.reading.pipelines(of: .deal)
            #expect(pipelines == again)
            let stages = try #require(pipelines.first { $0.stages.contains { $0.id == session.samples.stages[.open] } })
                .stages.map(\.id)
            let open = try #require(session.samples.stages[.open].flatMap(stages.firstIndex))
            let won = try #require(session.samples.stages[.won].flatMap(stages.firstIndex))
            #expect(open < won)
        }
    }

    @Test(
        "VER-7: A stage that was archived in the CRM is gone or marked at the next look", arguments: Subject.all)
    func archivedStageIsSeen(_ subject: Subject) async throws {
        try subject.needs(.pipelines)
        try await subject.run { session in
            let stages = session.samples.stages
            let stage = try #require(stages[.open] ?? stages[.unknown])
            let before = try await session.reading.pipelines(of: .deal)
            let pipeline = try #require(before.first { $0.stages.contains { $0.id == stage } })
            try session.mock.change(
                .archiveStage(object: session.samples.mockObject, pipeline: pipeline.id, stage: stage))
            let after = try await session.reading.pipelines(of: .deal)
            let live = after.first { $0.id == pipeline.id }?.stages.filter { !$0.isArchived }.map(\.id)
            #expect(live?.contains(stage) == false)
        }
    }

    @Test(
        "SYNC-4: An object that is off in the account is unsupported, known before a record is tried; others are read",
        arguments: Subject.all.filter { $0.switches.disableObject != nil })
    func disabledObject(_ subject: Subject) async throws {
        try await subject.run { session in
            try session.mock.change(try #require(session.switches.disableObject))
            let off = session.samples.object
            let kinds = await session.refused("an object that is off") {
                [
                    await outcome { try await session.reading.properties(of: off, scope: .all) },
                    await outcome { try await session.reading.pipelines(of: off) },
                    await outcome { try await session.writing.createOwnerProperty(session.samples.ownerProperty()) },
                    await kindOfCreation(session),
                ]
            }
            #expect(kinds == [.unsupported, .unsupported, .unsupported, .unsupported])
            for object in subject.descriptor.objects.map(\.object) where object != off {
                let properties = try await session.reading.properties(of: object, scope: .live)
                #expect(!properties.isEmpty)
            }
        }
    }

    @Test(
        "SYNC-7: Record types are told with the values that each allows", arguments: Subject.all)
    func recordTypesAreRead(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        try await subject.run { session in
            let types = try #require(session.reading.recordTypes)
            let found = try await types.recordTypes(of: [session.samples.object])
            #expect(found.contains { $0.isDefault } && found.allSatisfy { !$0.developerName.isEmpty })
            #expect(found.contains { !$0.allowedValues.isEmpty })
        }
    }

    @Test("A CRM without record types or field visibility says so by having no such facet", arguments: Subject.all)
    func facetsFollowCapabilities(_ subject: Subject) async throws {
        try await subject.run { session in
            #expect((session.reading.recordTypes != nil) == subject.has(.recordTypes))
            #expect((session.writing.fieldVisibility != nil) == subject.has(.fieldVisibility))
        }
    }
}

/// The property of the sample object with a name, in a scope.
func property(
    _ name: PropertyName, _ scope: PropertyScope, _ session: SubjectSession
) async throws -> PropertyDefinition? {
    try await session.reading.properties(of: session.samples.object, scope: scope).first { $0.name == name }
}

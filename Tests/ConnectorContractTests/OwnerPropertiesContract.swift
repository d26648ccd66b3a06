import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

/// The primitives of "ensure an owner property": what the core decides rests on them, and is tested there.
@Suite("Owner properties")
struct OwnerPropertiesContract {
    @Test(
        "SYNC-5: An absent one is created, visible, writable, an owner's, and carries our mark", arguments: Subject.all)
    func createdIsVisible(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation)
        try await subject.run { session in
            let draft = session.samples.ownerProperty()
            let created = try await madeOwnerProperty(draft, session)
            #expect(created.type == .owner && created.isWritable && !created.isStandard)
            #expect(created.isArchived != subject.has(.createdInUse))
            #expect(created.label == draft.label)
            if subject.has(.propertyMarks) { #expect(created.description == SubjectSamples.mark) }
            if subject.has(.chosenPropertyNames) { #expect(created.name == draft.name) }
            #expect(session.calls(of: session.operations.createProperty) == 1)
        }
    }

    @Test(
        "SYNC-4: On every object one can be created", arguments: Subject.all)
    func everyObject(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation)
        try await subject.run { session in
            for object in subject.descriptor.objects.map(\.object) {
                let sample = session.samples.ownerProperty(7)
                let draft = OwnerPropertyDraft(
                    object: object, name: sample.name, label: sample.label, description: sample.description)
                let made = try await madeOwnerProperty(draft, session)
                #expect(made.type == .owner, "on \(object)")
            }
        }
    }

    @Test(
        "SYNC-5, I-12: A name that is taken by one is a conflict, and nothing is changed", arguments: Subject.all)
    func presentIsConflict(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation, .propertyNameConflicts)
        try await subject.run { session in
            let draft = session.samples.ownerProperty()
            let created = try await madeOwnerProperty(draft, session)
            let before = session.mock.state()
            let error = try await refusedCreation(of: draft, session)
            #expect(error.kind == .conflict && error.retry == .never)
            #expect(session.mock.state() == before)
            let after = try await property(created.name, .live, session)
            #expect(after == created)
        }
    }

    @Test(
        "SYNC-5, I-12: A name that a property of another type bears is a conflict, and that one is left as it is",
        arguments: Subject.all)
    func otherTypeIsConflict(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation, .propertyNameConflicts, .chosenPropertyNames)
        try await subject.run { session in
            let name = session.samples.textProperty
            let before = try await property(name, .live, session)
            let sample = session.samples.ownerProperty()
            let draft = OwnerPropertyDraft(
                object: session.samples.object, name: name, label: sample.label, description: sample.description)
            let error = try await refusedCreation(of: draft, session)
            #expect(error.kind == .conflict)
            let after = try await property(name, .live, session)
            #expect(after == before && after?.type == .text)
        }
    }

    @Test(
        "SYNC-5: An archived one of ours is brought back knowingly, under its name, as an owner's and with our mark",
        arguments: Subject.all)
    func archivedIsRestored(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation, .createRestoresArchived)
        try await subject.run { session in
            let created = try await madeOwnerProperty(session.samples.ownerProperty(), session)
            try session.mock.change(
                .deleteProperty(object: session.samples.mockObject, property: created.name.rawValue))
            let archived = try await property(created.name, .all, session)
            #expect(archived?.isArchived == true && archived?.type == .owner)
            let draft = session.samples.ownerProperty(1, restoring: created.name)
            try await session.writing.createOwnerProperty(draft)
            let restored = try await property(created.name, .all, session)
            #expect(restored?.isArchived == false && restored?.type == .owner)
            if subject.has(.propertyMarks) { #expect(restored?.description == SubjectSamples.mark) }
        }
    }

    @Test(
        "SYNC-5: An archived property shows before a creation that its name is held", arguments: Subject.all)
    func archivedIsSeenFirst(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation, .archivedProperties)
        try await subject.run { session in
            let name = try #require(session.samples.archivedProperty)
            let found = try await property(name, .all, session)
            #expect(found?.isArchived == true && found?.type != .owner)
            #expect(session.mock.journal.writes.isEmpty)
        }
    }

    @Test(
        "F-B3, T-14: A creation whose answer was lost is outcome_unknown, sent once, and a look finds it",
        arguments: Subject.all)
    func lostAnswerIsLookedUp(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation)
        try await subject.run { session in
            let draft = session.samples.ownerProperty()
            session.inject(.lostAnswer, on: session.operations.createProperty)
            let error = try await #require(throws: ConnectorError.self) {
                try await session.writing.createOwnerProperty(draft)
            }
            #expect(error.kind == .outcomeUnknown && error.retry == .never)
            #expect(session.calls(of: session.operations.createProperty) == 1)
            session.clock.advance(by: subject.descriptor.writeVisibilityDelayMax)
            let found = try await session.reading.properties(of: draft.object, scope: .all)
            #expect(found.count { $0.label == draft.label } == 1)
        }
    }

    @Test(
        "F-B3: A creation that never reached the CRM is outcome_unknown too, and a look finds nothing",
        arguments: Subject.all)
    func lostRequestIsLookedUp(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation)
        try await subject.run { session in
            let draft = session.samples.ownerProperty()
            session.inject(.resetBeforeAnswer, on: session.operations.createProperty)
            let error = try await #require(throws: ConnectorError.self) {
                try await session.writing.createOwnerProperty(draft)
            }
            #expect(error.kind == .outcomeUnknown)
            let found = try await session.reading.properties(of: draft.object, scope: .all)
            #expect(!found.contains { $0.label == draft.label })
            try await session.writing.createOwnerProperty(draft)
            let after = try await session.reading.properties(of: draft.object, scope: .all)
            #expect(after.count { $0.label == draft.label } == 1)
        }
    }

    @Test(
        "SYNC-5, I-11: Of two at once one creates it and the other is told of the conflict", arguments: Subject.all)
    func twoAtOnce(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation, .propertyNameConflicts)
        try await subject.run { session in
            let draft = session.samples.ownerProperty()
            let kinds = await session.refused("two at once") {
                await withTaskGroup(of: ConnectorErrorKind?.self) { group in
                    for _ in 0..<2 { group.addTask { await kind(ofCreating: draft, session) } }
                    return await group.reduce(into: []) { $0.append($1) }
                }
            }
            #expect(kinds.count { $0 == nil } == 1 && kinds.contains(.conflict))
            let found = try await session.reading.properties(of: draft.object, scope: .all)
            #expect(found.count { $0.label == draft.label } == 1)
        }
    }

    @Test(
        "SYNC-5, I-11, I-12: Where names may repeat, whoever comes second takes back its own or is the lowest",
        arguments: Subject.all.filter { $0.descriptor.ownerProperties.namesMayRepeat })
    func secondTakesBack(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation)
        try await subject.run { session in
            for number in 1...6 {
                let draft = session.samples.ownerProperty(number)
                let first = try await madeOwnerProperty(draft, session).name
                try await session.writing.createOwnerProperty(draft)
                let found = try await session.reading.properties(of: draft.object, scope: .all)
                let names = found.filter { $0.label == draft.label }.map(\.name)
                #expect(names.contains(first))
                #expect(names.count == 1 || (names.count == 2 && names.min() != first))
            }
        }
    }

    @Test(
        "A name that the CRM can't take is refused before a byte leaves, and the rule is told", arguments: Subject.all)
    func badNameIsRefused(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation, .chosenPropertyNames)
        try await subject.run { session in
            let traits = subject.descriptor.ownerProperties
            let bad = ["", "has space", "名前", "a\"b", String(repeating: "a", count: traits.nameLengthMax + 1)]
            for name in bad {
                #expect(!traits.acceptsName(name))
                let draft = OwnerPropertyDraft(
                    object: session.samples.object, name: PropertyName(rawValue: name), label: "Bad",
                    description: SubjectSamples.mark)
                let error = try await #require(throws: ConnectorError.self) {
                    try await session.writing.createOwnerProperty(draft)
                }
                #expect(error.kind == .invalid && error.message.contains(traits.nameRule))
            }
            #expect(session.mock.journal.count == 0)
        }
    }

    @Test(
        "VER-2: Without the scope a creation is forbidden, and nothing is made", arguments: Subject.all)
    func missingScopeIsForbidden(_ subject: Subject) async throws {
        try subject.needs(.ownerPropertyCreation, .scopeRefusals)
        try await subject.run { session in
            let scopes = Set(subject.descriptor.scopes[.createOwnerProperties]?.groups.flatMap(\.self) ?? [])
            for scope in scopes {
                try session.mock.change(.withdrawScope(scope.rawValue))
            }
            let before = session.mock.state()
            let error = try await refusedCreation(of: session.samples.ownerProperty(), session)
            #expect(error.kind == .forbidden)
            #expect(session.mock.state()["objects"] == before["objects"])
        }
    }

    @Test(
        "Visibility of a new property is granted to the users named, and again without a change", arguments: Subject.all
    )
    func visibilityIsGranted(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        try await subject.run { session in
            let created = try await madeOwnerProperty(session.samples.ownerProperty(), session)
            let visibility = try #require(session.writing.fieldVisibility)
            for _ in 0..<2 {
                let outcomes = try await visibility.grant(
                    [PropertyReference(object: created.object, name: created.name)], to: [session.samples.owner.id])
                #expect(outcomes.map(\.user) == [session.samples.owner.id])
                #expect(outcomes.allSatisfy { $0.failure == nil })
            }
        }
    }

    private func refusedCreation(
        of draft: OwnerPropertyDraft, _ session: SubjectSession
    ) async throws -> ConnectorError {
        try await session.refused("a creation that the CRM must refuse") {
            try await #require(throws: ConnectorError.self) {
                try await session.writing.createOwnerProperty(draft)
            }
        }
    }

    private func kind(ofCreating draft: OwnerPropertyDraft, _ session: SubjectSession) async -> ConnectorErrorKind? {
        do throws(ConnectorError) {
            try await session.writing.createOwnerProperty(draft)
            return nil
        } catch {
            return error.kind
        }
    }
}

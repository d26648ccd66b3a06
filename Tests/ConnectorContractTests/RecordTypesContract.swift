import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing
import TransportLayers

@Suite("Record types")
struct RecordTypesContract {
    @Test(
        "SYNC-7: Each is told with id, names and standing, as the key's own user may use it", arguments: Subject.all)
    func typesAreTold(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        try await subject.run { session in
            let samples = try #require(session.samples.recordTypes)
            let found = try await types(session)
            #expect(
                Set(found.map(RecordTypesContract.standing)) == Set(samples.types.map(RecordTypesContract.standing)))
            #expect(found.count == samples.types.count && found.allSatisfy { $0.object == session.samples.object })
        }
    }

    @Test(
        "SYNC-7: There is one default, one master, and others that can be used", arguments: Subject.all)
    func standingIsTold(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        try await subject.run { session in
            let found = try await types(session)
            #expect(found.count { $0.isMaster } == 1 && found.count { $0.isDefault } == 1)
            #expect(found.contains { $0.isActive && $0.isAvailable && !$0.isMaster })
            #expect(Set(found.map(\.id)).count == found.count)
        }
    }

    @Test(
        "SYNC-7: A choice is told with the values that each record type allows, and no others", arguments: Subject.all)
    func allowedValues(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        try await subject.run { session in
            let samples = try #require(session.samples.recordTypes)
            let found = try await types(session)
            for (id, properties) in samples.allowed {
                let type = try #require(found.first { $0.id == id })
                for (name, values) in properties {
                    let allowed = type.allowedValues[name]?.filter(\.isActive).map(\.value)
                    #expect(allowed.map(Set.init) == values, "\(name) of \(type.developerName)")
                }
            }
        }
    }

    @Test(
        "SYNC-7: The stages are those of the record type's own process, two record types have two lists of them",
        arguments: Subject.all)
    func stagesFollowProcess(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        let stage = try #require(subject.descriptor.object(subject.samples.object)?.stageProperty)
        let samples = try #require(subject.samples.recordTypes)
        #expect(Set(samples.allowed.values.compactMap { $0[stage] }).count > 1)
        try await subject.run { session in
            let found = try await types(session).filter { samples.allowed[$0.id]?[stage] != nil }
            let lists = found.compactMap { $0.allowedValues[stage]?.map(\.value) }
            #expect(lists.count == found.count && Set(lists).count > 1)
            // Every stage of a record type is a stage of the account.
            let all = Set(try await session.reading.pipelines(of: session.samples.object).flatMap(\.stages).map(\.id))
            #expect(lists.allSatisfy { all.isSuperset(of: $0) && !$0.isEmpty })
        }
    }

    @Test(
        "SYNC-7: What is available differs from user to user, and each is told their own", arguments: Subject.all)
    func availabilityIsTheUsers(_ subject: Subject) async throws {
        try subject.needs(.recordTypes, .signedAssertions)
        try await subject.run(.with { $0.key = .assertion }) { session in
            let samples = try #require(session.samples.recordTypes)
            let mine = try await types(session).filter(\.isAvailable)
            let theirs = try await types(try session.acting(as: samples.otherUser)).filter(\.isAvailable)
            #expect(Set(theirs.map(\.id)) == samples.availableToOther)
            #expect(Set(mine.map(\.id)) == Set(samples.types.filter(\.isAvailable).map(\.id)))
            #expect(Set(mine.map(\.id)) != Set(theirs.map(\.id)))
        }
    }

    @Test(
        "SYNC-14: All objects together cost one call more than there are record types, and usually far fewer",
        arguments: Subject.all)
    func callsAreBounded(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        try await subject.run { session in
            let reader = try #require(session.reading.recordTypes)
            let objects = subject.descriptor.objects.map(\.object)
            let found = try await reader.recordTypes(of: objects)
            #expect(session.mock.journal.count <= found.count + 1)
            #expect(Set(found.map(\.object)) == Set(objects))
            let names = Set(found.filter { $0.object == session.samples.object }.map(\.developerName))
            #expect(names == Set(try await types(session).map(\.developerName)))
        }
    }

    @Test(
        "Asking for no object makes no call, and asking for one twice tells each record type once",
        arguments: Subject.all)
    func nothingAndTwice(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        try await subject.run { session in
            let reader = try #require(session.reading.recordTypes)
            let none = try await reader.recordTypes(of: [])
            #expect(none.isEmpty && session.mock.journal.count == 0)
            let object = session.samples.object
            let found = try await reader.recordTypes(of: [object, object])
            #expect(found.count == session.samples.recordTypes?.types.count)
        }
    }

    @Test(
        "SYNC-7: An object without record types of its own has at most the master", arguments: Subject.all)
    func objectWithout(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        try await subject.run { session in
            let object = try #require(session.samples.recordTypes?.objectWithout)
            let found = try await #require(session.reading.recordTypes).recordTypes(of: [object])
            #expect(found.allSatisfy(\.isMaster) && found.count <= 1)
        }
    }

    @Test(
        "VER-7: One that was taken away in the CRM is no longer usable at the next look", arguments: Subject.all)
    func withdrawalIsSeen(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        try await subject.run { session in
            let (id, change) = try #require(session.samples.recordTypes?.withdrawal)
            let before = try await types(session).first { $0.id == id }
            #expect(before?.isActive == true && before?.isAvailable == true)
            try session.mock.change(change)
            let after = try await types(session).first { $0.id == id }
            #expect(after.map { $0.isActive && $0.isAvailable } != true)
        }
    }

    @Test(
        "SYNC-8: A failure is told as it is, and one that passes is asked again", arguments: Subject.all)
    func failures(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        try await subject.run { session in
            let operation = try #require(session.operations.recordTypes)
            session.inject(.status(503), on: operation)
            let again = await outcome { try await types(session) }
            #expect(again == nil)
            for (fault, kind) in RecordTypesContract.faults {
                session.inject(fault, on: operation)
                let told = await outcome { try await types(session) }
                #expect(told == kind, "after \(fault.name)")
            }
        }
    }

    @Test(
        "T-30: A huge answer ends at its bound", arguments: Subject.all)
    func hugeAnswer(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        let options = SessionOptions.with {
            $0.responseBytesMax = 512 * 1024
            $0.policy = .init(attemptsMax: 1)
        }
        try await subject.run(options) { session in
            session.inject(.huge(bytes: 4 * 1024 * 1024), on: session.operations.recordTypes, times: nil)
            let kind = await outcome { try await types(session) }
            #expect(kind == .tooLarge && session.mock.journal.count <= 16)
        }
    }

    @Test(
        "SEC-2, PREVIEW: Reading them writes nothing, logs nothing loud and shows no secret", arguments: Subject.all)
    func readingIsQuiet(_ subject: Subject) async throws {
        try subject.needs(.recordTypes)
        try await subject.run { session in
            let before = session.mock.state()
            _ = try await types(session)
            #expect(session.mock.state() == before && session.mock.journal.writes.isEmpty)
            #expect(!session.log.lines.isEmpty && !session.log.lines.contains { $0.isLoud })
            let search = SecretSearch(await session.secrets())
            #expect(search.hits(in: session.log.lines.map(\.text)).isEmpty)
            #expect(search.hits(in: session.exchanges.lines).isEmpty)
        }
    }

    private static let faults: [(Fault, ConnectorErrorKind)] = [
        (.status(404), .notFound), (.html(), .malformed), (.wrongType, .malformed),
        (.deeplyNested(levels: 10_000), .malformed),
    ]

    private func types(_ session: SubjectSession) async throws -> [RecordType] {
        let reader = try #require(session.reading.recordTypes)
        return try await reader.recordTypes(of: [session.samples.object])
    }

    /// Everything but the allowed values.
    private static func standing(_ type: RecordType) -> RecordType {
        RecordType(
            object: type.object, id: type.id, developerName: type.developerName, label: type.label,
            isActive: type.isActive, isAvailable: type.isAvailable, isDefault: type.isDefault, isMaster: type.isMaster,
            allowedValues: [:])
    }
}

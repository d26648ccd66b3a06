import ConnectorKit
import ConnectorTestKit
import Testing

/// Reads a real account, where `CRM_GATEWAY_LIVE_<CRM>_TOKEN` gives one; there is no writing half.
@Suite(
    "A real account, read only",
    .enabled(
        if: Subject.all.contains { $0.hasLiveToken },
        "set CRM_GATEWAY_LIVE_<CRM>_TOKEN to a token of a real account, and it is read here, never written"))
struct LiveContract {
    private static let subjects = Subject.all.filter { $0.hasLiveToken }

    @Test("VER-2: The account is told, and the token shown nowhere", arguments: subjects)
    func account(_ subject: Subject) async throws {
        try await subject.runLive { session in
            let identity = try await session.reading.identify()
            #expect(!identity.account.rawValue.isEmpty)
            #expect(SecretSearch([session.secret]).hits(in: session.log.lines.map(\.text) + ["\(identity)"]).isEmpty)
        }
    }

    @Test("SYNC-4: Properties of every object are read, the standard owner field among them", arguments: subjects)
    func properties(_ subject: Subject) async throws {
        try await subject.runLive { session in
            for object in subject.descriptor.objects {
                let found = try await session.reading.properties(of: object.object, scope: .all)
                #expect(!found.isEmpty)
                guard let owner = object.standardOwnerProperty else { continue }
                #expect(found.contains { $0.name == owner && $0.type == .owner })
            }
        }
    }

    @Test("Pipelines are read", arguments: subjects.filter { $0.has(.pipelines) })
    func pipelines(_ subject: Subject) async throws {
        try await subject.runLive { session in
            let found = try await session.reading.pipelines(of: .deal)
            #expect(!found.isEmpty && found.allSatisfy { !$0.stages.isEmpty })
        }
    }

    @Test("SYNC-6: Nobody has an address that is reserved for examples", arguments: subjects)
    func owners(_ subject: Subject) async throws {
        try await subject.runLive { session in
            let found = try await session.reading.owners(withEmails: ["nobody@gateway-contract.invalid"])
            #expect(found.isEmpty)
        }
    }

    @Test("A record that doesn't exist is left out", arguments: subjects)
    func missingRecord(_ subject: Subject) async throws {
        try await subject.runLive { session in
            let missing = RecordReference(object: subject.samples.object, id: subject.samples.missingRecord)
            let found = try await session.reading.read([missing], properties: [:])
            #expect(found.isEmpty)
        }
    }
}

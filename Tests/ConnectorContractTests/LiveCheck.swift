import ConnectorKit
import ConnectorTestKit
import Testing

/// One thing that is asked of a real account: true of every account, whatever it holds.
struct LiveCheck: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let run: @Sendable (LiveSession) async throws -> Void

    static let all = [account, properties, pipelines, owners, missingRecord]

    private static let account = LiveCheck(testDescription: "the account is told, the token shown nowhere") { session in
        let identity = try await session.reading.identify()
        #expect(!identity.account.rawValue.isEmpty)
        let texts = session.log.lines.map(\.text) + ["\(identity)"]
        #expect(SecretSearch([session.secret]).hits(in: texts).isEmpty)
    }

    private static let properties = LiveCheck(testDescription: "properties of every object") { session in
        for object in session.subject.descriptor.objects {
            let found = try await session.reading.properties(of: object.object, scope: .all)
            #expect(!found.isEmpty)
            guard let owner = object.standardOwnerProperty else { continue }
            #expect(found.contains { $0.name == owner && $0.type == .owner })
        }
    }

    private static let pipelines = LiveCheck(testDescription: "pipelines and stages") { session in
        let found = try await session.reading.pipelines(of: .deal)
        #expect(found.isEmpty != session.subject.has(.pipelines))
        #expect(found.allSatisfy { !$0.stages.isEmpty })
    }

    private static let owners = LiveCheck(testDescription: "nobody has an address of the domain invalid") { session in
        let found = try await session.reading.owners(withEmails: ["nobody@gateway-contract.invalid"])
        #expect(found.isEmpty)
    }

    private static let missingRecord = LiveCheck(testDescription: "a missing record is left out") { session in
        let samples = session.subject.samples
        let missing = RecordReference(object: samples.object, id: samples.missingRecord)
        let found = try await session.reading.read([missing], properties: [:])
        #expect(found.isEmpty)
    }
}

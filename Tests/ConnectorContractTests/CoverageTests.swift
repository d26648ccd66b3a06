import ConnectorKit
import ConnectorTestKit
import Foundation
import Testing

/// Pins who claims what, so that no case falls away unseen.
@Suite("What the contract suite covers")
struct CoverageTests {
    /// What each CRM is said not to have, with the reason.
    private static let lacking: [String: [SubjectCapability: String]] = [
        "HubSpot": [
            .recordTypes: "HubSpot has no record types",
            .fieldVisibility: "properties are visible to all who may see the object",
            .replayRevocation: "HubSpot's refresh tokens stay good; rotating ones were never seen to punish a replay",
            .unstatedExpiry: "token answers say expires_in",
            .signedAssertions: "HubSpot has no grants by assertion",
            .clientCredentials: "HubSpot has no grants by the app's own credentials",
            .instanceHosts: "every portal is at api.hubapi.com",
            .permanentRefusals: "a 401 of HubSpot's is always the token's",
            .sharedEmails: "an email is one user's",
            .systemUsers: "integrations are no users; queues have a type of their own",
            .separateLogins: "people sign in with their email",
            .emailsInAddresses: "owners are read page by page, or one by one; no list of emails travels",
            .mixedBatches: "a batch holds records of one object",
            .lockedRecords: "a lock is told for the whole call, as 423",
        ],
        "Salesforce": [
            .staticTokens: "Salesforce issues no tokens for pasting",
            .identityScopes: "userinfo tells no scopes; token answers do",
            .scopeRefusals: "one scope opens the whole API; what a user may do, permissions decide",
            .namedMissingScopes: "a refusal names permissions or nothing, never a scope",
            .archivedProperties: "a deleted field is in no list any more, though its name stays taken",
            .createRestoresArchived: "a name that is taken by a deleted field is refused",
            .burstLimit: "there is no limit in a short window but on requests of 20 s and more",
            .retryAfter: "the core REST pages know no Retry-After",
        ],
    ]

    @Test("Every CRM claims all that it isn't said to lack", arguments: Subject.all)
    func claims(_ subject: Subject) throws {
        let lacking = try #require(CoverageTests.lacking[subject.name], "say what \(subject) lacks")
        #expect(subject.capabilities == Set(SubjectCapability.allCases).subtracting(lacking.keys))
    }

    @Test("A switch of a mock goes with the capability that needs it", arguments: Subject.all)
    func switchesFitClaims(_ subject: Subject) {
        let switches = subject.switches
        #expect((switches.forbidGranting != nil) == subject.has(.fieldVisibility))
        #expect((switches.showReadOnly != nil) == subject.has(.fieldVisibility))
        #expect((switches.lockRecords != nil) == subject.has(.lockedRecords))
        #expect((switches.blockSessions != nil) == subject.has(.permanentRefusals))
        #expect((subject.samples.unapprovedOwner != nil) == subject.has(.signedAssertions))
        #expect((subject.samples.recordTypes != nil) == subject.has(.recordTypes))
        #expect((subject.operations.recordTypes != nil) == subject.has(.recordTypes))
        #expect((subject.operations.grantVisibility != nil) == subject.has(.fieldVisibility))
    }

    @Test("Nobody is said to lack something who isn't here")
    func noLeftOvers() {
        #expect(Set(CoverageTests.lacking.keys) == Set(Subject.all.map(\.name)))
    }

    @Test("Every folder of a connector and of a mock has its subject")
    func foldersHaveSubjects() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let names = Set(Subject.all.map(\.name))
        #expect(try folders(in: root.appending(path: "Connectors")) == names)
        #expect(try folders(in: root.appending(path: "Mocks")).subtracting(["MockKit", "CRMMock"]) == names)
    }

    @Test("A claim agrees with the descriptor", arguments: Subject.all)
    func claimsFitDescriptor(_ subject: Subject) {
        let descriptor = subject.descriptor
        let kinds = Set(descriptor.authentication.map(\.kind))
        #expect(subject.has(.staticTokens) == kinds.contains(.staticToken))
        #expect(subject.has(.consent) == kinds.contains(.authorizationCode))
        #expect(subject.has(.refresh) == (descriptor.refresh != .none))
        #expect(subject.has(.propertyMarks) == descriptor.ownerProperties.carriesMark)
        #expect(subject.has(.propertyNameConflicts) == !descriptor.ownerProperties.namesMayRepeat)
        #expect(subject.has(.createRestoresArchived) == descriptor.ownerProperties.createRestoresArchived)
        let owner = descriptor.object(subject.samples.object)?.standardOwnerProperty
        #expect(subject.has(.standardOwnerField) == (owner != nil))
        #expect(subject.has(.dailyQuota) == descriptor.limits.contains(where: isQuota))
        #expect(subject.has(.signedAssertions) == kinds.contains(.jwtBearer))
        #expect(subject.has(.clientCredentials) == kinds.contains(.clientCredentials))
        #expect(subject.has(.fieldVisibility) == descriptor.ownerProperties.needsVisibility)
        #expect(subject.has(.replayRevocation) == (descriptor.refresh == .singleUse))
    }

    /// Whether a limit is used up for hours: until midnight, or over a rolling day.
    private func isQuota(_ limit: RateLimit) -> Bool {
        switch limit.window {
        case .daily: true
        case .rolling(let length): length >= .seconds(3_600)
        }
    }

    private func folders(in folder: URL) throws -> Set<String> {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Set(
            names.filter { name in
                var isFolder: ObjCBool = false
                let path = folder.appending(path: name).path
                return !name.hasPrefix(".") && FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                    && isFolder.boolValue
            })
    }
}

import ConnectorKit
import ConnectorTestKit
import Foundation
import Testing

/// Holds what is claimed against what the descriptors and the folders say, so that no case falls away unseen.
@Suite("What the contract suite covers")
struct CoverageTests {
    @Test("What a CRM lacks is said with a reason", arguments: Subject.all)
    func lacksHaveReasons(_ subject: Subject) {
        #expect(subject.lacks.values.allSatisfy { $0.contains(" ") })
        #expect(Set(subject.lacks.values).count == subject.lacks.count)
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

    @Test("Every folder of a connector and of a mock has its subject")
    func foldersHaveSubjects() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        // A CRM may be there twice, the second time with what its pages leave open turned round: `Name, how`.
        let names = Set(Subject.all.map { String($0.name.prefix { $0 != "," }) })
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

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
        ]
    ]

    @Test("Every CRM claims all that it isn't said to lack", arguments: Subject.all)
    func claims(_ subject: Subject) throws {
        let lacking = try #require(CoverageTests.lacking[subject.name], "say what \(subject) lacks")
        #expect(subject.capabilities == Set(SubjectCapability.allCases).subtracting(lacking.keys))
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
        #expect(subject.has(.dailyQuota) == descriptor.limits.contains { $0.window == .daily })
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

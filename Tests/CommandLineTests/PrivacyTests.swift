import ConnectorKit
import Foundation
import Testing

@testable import CRMGatewayCLI

@Suite("Files that only their owner may read")
struct PrivacyTests {
    @Test("T-01: the state folder is made 0700, whatever the umask, and one that others can enter is refused")
    func stateFolder() async throws {
        try await TemporaryFolder.with { (parent: String) async throws -> Void in
            let folder = StateFolder(path: parent + "/deep/state")
            #expect(try folder.make())
            #expect(try mode(of: folder.path) == 0o700)
            #expect(try !folder.make())
            chmod(folder.path, 0o750)
            let failure = #expect(throws: CommandFailure.self) { try folder.check() }
            #expect(failure?.nextStep == "Run: chmod 700 \(folder.path)")
        }
    }

    @Test("A state folder that is missing, or is a file, is told apart")
    func noFolder() async throws {
        try await TemporaryFolder.with { (parent: String) async throws -> Void in
            #expect(throws: CommandFailure.self) { try StateFolder(path: parent + "/none").check() }
            _ = FileManager.default.createFile(atPath: parent + "/file", contents: nil)
            #expect(throws: CommandFailure.self) { try StateFolder(path: parent + "/file").check() }
        }
    }

    @Test("T-12: a secret's file has to be closed to others, plain, not empty, and short")
    func secretFile() async throws {
        try await TemporaryFolder.with { (folder: String) async throws -> Void in
            let path = folder + "/token"
            func read() throws -> String { try SecretFile(path: path, bytesMax: 32).read().reveal() }
            #expect(throws: CommandFailure.self) { try read() }
            _ = FileManager.default.createFile(
                atPath: path, contents: Data("pat-1\r\n".utf8), attributes: [.posixPermissions: 0o600])
            #expect(try read() == "pat-1")
            chmod(path, 0o640)
            #expect(throws: CommandFailure.self) { try read() }
            chmod(path, 0o600)
            try Data(repeating: 97, count: 33).write(to: URL(filePath: path))
            #expect(throws: CommandFailure.self) { try read() }
            try Data("\n".utf8).write(to: URL(filePath: path))
            #expect(throws: CommandFailure.self) { try read() }
            #expect(throws: CommandFailure.self) { try SecretFile(path: folder, bytesMax: 32).read() }
        }
    }

    private func mode(of path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }
}

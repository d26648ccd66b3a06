import Foundation
import OpenSSLCrypto

@testable import Vault

/// A folder of its own for one test, removed at its end.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vault-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func path(_ name: String) -> String { path + "/" + name }

    /// Writes a file with this mode and returns its path.
    func file(_ name: String, _ text: String, mode: mode_t = 0o600) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: path(name)))
        guard chmod(path(name), mode) == 0 else { throw CocoaError(.fileWriteNoPermission) }
        return path(name)
    }

    func mode(of name: String) -> mode_t {
        var status = stat()
        return lstat(path(name), &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

extension RootKey {
    /// A root key whose bytes count up from `seed`, and its written forms.
    static func sample(_ seed: UInt8) throws -> RootKey { try RootKey(SecretBytes(copying: sampleBytes(seed))) }
    static func sampleBytes(_ seed: UInt8) -> [UInt8] { (0..<32).map { seed &+ $0 } }
    static func base64(_ seed: UInt8) -> String { Data(sampleBytes(seed)).base64EncodedString() }
    static func hexadecimal(_ seed: UInt8) -> String {
        sampleBytes(seed).map { String(format: "%02x", $0) }.joined()
    }
}

extension Vault {
    /// A vault over sample root keys, newest first.
    static func sample(_ seeds: UInt8...) throws -> Vault { Vault(rootKeys: try .sample(seeds)) }
}

extension RootKeyRing {
    static func sample(_ seeds: [UInt8]) throws -> RootKeyRing {
        try RootKeyRing(newestFirst: seeds.map { try RootKey.sample($0) })
    }
}

extension SealBinding {
    static let sample = SealBinding(
        purpose: "grant.refresh_token", organization: "org-1", crm: "hubspot", crmAccount: "8811", grantID: "grant-1",
        generation: 3)
}

/// The error that `body` throws, or `nil`.
func failure<Result>(_ body: () throws -> Result) -> VaultError? {
    do {
        _ = try body()
        return nil
    } catch { return error as? VaultError }
}

/// The error that `body` throws, or `nil`.
func failure<Result>(_ body: () async throws -> Result) async -> VaultError? {
    do {
        _ = try await body()
        return nil
    } catch { return error as? VaultError }
}

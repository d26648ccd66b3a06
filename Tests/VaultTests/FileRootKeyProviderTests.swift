import Dispatch
import Foundation
import OpenSSLCrypto
import Synchronization
import Testing

@testable import Vault

@Suite("Root keys in a file")
struct FileRootKeyProviderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(
        "Base64 and hexadecimal, comments, empty lines, other line ends: the first key is the newest",
        arguments: [mode_t(0o600), 0o400])
    func reading(_ mode: mode_t) throws {
        let text = "# newest first\r\n\n  \(RootKey.hexadecimal(2).uppercased()) \r\n\(RootKey.base64(1))"
        let ring = try FileRootKeyProvider(path: try folder.file("keys", text, mode: mode)).rootKeys()
        #expect(try ring.ids == RootKeyRing.sample([2, 1]).ids)
    }

    @Test(
        "T-04: a mode that lets others in is refused, with the mode expected and the command to run",
        arguments: [mode_t(0o644), 0o640, 0o604, 0o660, 0o700, 0o200, 0o1600])
    func modes(_ mode: mode_t) throws {
        let path = try folder.file("it's keys", RootKey.base64(1), mode: mode)
        let error = failure { try FileRootKeyProvider(path: path).rootKeys() }
        #expect(error?.kind == .rootKeyUnreadable && error?.source == path)
        // A mode of 0200 stops an ordinary user at the open already.
        guard geteuid() == 0 || mode != 0o200 else { return }
        #expect(error?.reason.contains("0" + String(mode, radix: 8)) == true || mode == 0o1600)
        #expect(error?.reason.contains("0600 or 0400") == true)
        #expect(error?.fix == "Run: chmod 600 '\(folder.path)/it'\\''s keys'")
    }

    @Test("T-04: a file of another user is refused, with the command to run")
    func owner() throws {
        let path = try folder.file("keys", RootKey.base64(1))
        let error = failure { try FileRootKeyProvider(path: path, owner: geteuid() + 1).rootKeys() }
        #expect(error?.kind == .rootKeyUnreadable && error?.fix?.contains("chown \(geteuid() + 1)") == true)
    }

    @Test("T-04: a missing file, a folder, a symbolic link and a pipe are refused at once, each by name")
    func otherThings() throws {
        let file = try folder.file("keys", RootKey.base64(1))
        #expect(symlink(file, folder.path("link")) == 0 && mkfifo(folder.path("pipe"), 0o600) == 0)
        let expected = [
            ("missing", "does not exist"), (".", "not a regular file"), ("link", "symbolic link"),
            ("pipe", "not a regular file"), ("keys/below", "Not a directory"),
        ]
        for (name, reason) in expected {
            let error = failure { try FileRootKeyProvider(path: folder.path(name)).rootKeys() }
            #expect(error?.kind == .rootKeyUnreadable && error?.reason.contains(reason) == true, "\(name)")
            #expect(error?.fix != nil)
        }
    }

    @Test("T-04: empty, truncated, repeated or overlong content is refused, by line, and never shown")
    func badContent() throws {
        let key = RootKey.base64(1)
        let bad = [
            "", "# nothing\n", String(key.dropLast()), key + "\n" + String(RootKey.hexadecimal(2).dropLast(3)),
            key + "\n" + key, "not a key", key.replacing("=", with: "A"), String(repeating: "0", count: 64),
            String(repeating: "#\n", count: 40_000),
        ]
        for (index, text) in bad.enumerated() {
            let path = try folder.file("keys-\(index)", text)
            let error = failure { try FileRootKeyProvider(path: path).rootKeys() }
            #expect(error?.kind == .rootKeyUnreadable && error?.fix != nil, "content \(index)")
            #expect(!String(reflecting: error).contains(key.prefix(12)))
        }
        let second = failure { try FileRootKeyProvider(path: folder.path("keys-3")).rootKeys() }
        #expect(second?.reason.contains("line 2") == true && second?.reason.contains("61 characters") == true)
    }

    @Test("T-04: a swapped key file is found by its id; the right one put back opens everything")
    func swappedFile() async throws {
        let provider = FileRootKeyProvider(path: folder.path("keys"))
        _ = try provider.create()
        let vault = try await Vault(provider: provider)
        let row = try vault.makeDataKey(organization: "org-1")
        let sealed = try vault.seal([1, 2], binding: .sample, under: vault.open(row))
        #expect(rename(folder.path("keys"), folder.path("aside")) == 0)
        _ = try provider.create()
        let wrong = try await Vault(provider: provider)
        #expect(failure { try wrong.open(row) }?.neededKeyID == row.rootKeyID)
        #expect(rename(folder.path("aside"), folder.path("keys")) == 0)
        let right = try await Vault(provider: provider)
        #expect(try right.open(sealed, binding: .sample, under: right.open(row)).count == 2)
    }

    @Test("A new file has mode 0600 and one key; one that exists is never overwritten, and nothing else is left")
    func creating() throws {
        let provider = FileRootKeyProvider(path: folder.path("keys"))
        let made = try provider.create()
        #expect(folder.mode(of: "keys") == 0o600 && folder.names == ["keys"])
        #expect(try provider.rootKeys().ids == made.ids)
        #expect(failure { try provider.create() }?.kind == .invalid)
        #expect(try provider.rootKeys().ids == made.ids && folder.names == ["keys"])
        let nowhere = FileRootKeyProvider(path: folder.path("missing/keys"))
        #expect(failure { try nowhere.create() }?.reason.contains("missing/keys") == true)
    }

    @Test("SEC-3: rotation puts a new key first, keeps the old ones and the mode", arguments: [mode_t(0o600), 0o400])
    func rotating(_ mode: mode_t) throws {
        let path = try folder.file("keys", "# two keys\n\(RootKey.hexadecimal(2))\n\(RootKey.base64(1))\n", mode: mode)
        let provider = FileRootKeyProvider(path: path)
        let old = try provider.rootKeys().ids
        let new = try provider.rotate()
        #expect(new.ids.count == 3 && Array(new.ids.dropFirst()) == old)
        #expect(try provider.rootKeys().ids == new.ids)
        #expect(folder.mode(of: "keys") == mode && folder.names == ["keys"])
    }

    @Test("SEC-3: rotations at the same time lose no key")
    func rotatingAtOnce() throws {
        let provider = FileRootKeyProvider(path: folder.path("keys"))
        let made = Mutex(Set([try provider.create().newest.id]))
        // Threads rather than tasks: a rotation waits for the file's lock.
        DispatchQueue.concurrentPerform(iterations: 24) { _ in
            guard let new = try? provider.rotate().newest.id else { return }
            made.withLock { _ = $0.insert(new) }
        }
        #expect(made.withLock { $0.count } == 25)
        #expect(try Set(provider.rootKeys().ids) == made.withLock { $0 })
    }

    @Test("T-05: only an old key retires")
    func retiring() throws {
        let provider = FileRootKeyProvider(path: try folder.file("keys", RootKey.base64(2) + "\n" + RootKey.base64(1)))
        let ids = try provider.rootKeys().ids
        #expect(failure { try provider.retire(ids[0]) }?.kind == .invalid)
        #expect(failure { try provider.retire("0000") }?.kind == .rootKeyMissing)
        #expect(try provider.rootKeys().ids == ids)
        #expect(try provider.retire(ids[1]).ids == [ids[0]] && provider.rootKeys().ids == [ids[0]])
    }
}

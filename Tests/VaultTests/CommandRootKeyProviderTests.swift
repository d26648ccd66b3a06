import Foundation
import Testing

@testable import Vault

@Suite("Root keys from a command")
struct CommandRootKeyProviderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("What the command prints is read like a key file")
    func reading() async throws {
        let provider = try CommandRootKeyProvider(["/bin/echo", "\(RootKey.base64(2))\n\(RootKey.hexadecimal(1))"])
        #expect(try await provider.rootKeys().ids == RootKeyRing.sample([2, 1]).ids)
        let path = try folder.file("keys", RootKey.base64(3))
        let vault = try await Vault(provider: try CommandRootKeyProvider(["/bin/cat", path]))
        #expect(try vault.rootKeyIDs == [RootKey.sample(3).id])
    }

    @Test("T-12: the command gets no environment, no input, no other open file and no shell")
    func isolation() async throws {
        let seen = folder.path("seen")
        // Opened without close-on-exec, as a careless library would.
        let leaked = open(seen, O_RDWR | O_CREAT, 0o600)
        defer { close(leaked) }
        // A shell adds variables of its own: what it was given is in its /proc entry. The first list ends with the folder itself.
        let script = """
            cat /proc/$$/environ > \(seen).environment
            ls /proc/$$/fd > \(seen).files
            cat > \(seen).input
            echo "$1" > \(seen).argument
            echo \(RootKey.base64(1))
            """
        let words = ["/bin/sh", "-c", script, "sh", "$HOME;`id`"]
        _ = try await CommandRootKeyProvider(words).rootKeys()
        #expect(try text("seen.environment").isEmpty)
        let files = try text("seen.files").split(separator: "\n")
        #expect(!files.contains("\(leaked)") && Set(["0", "1", "2"]).isSubset(of: files))
        #expect(try text("seen.input").isEmpty)
        #expect(try text("seen.argument") == "$HOME;`id`\n")
    }

    @Test("A failing command, one that does not exist, and one that is killed are told apart")
    func failures() async throws {
        let expected: [([String], String)] = [
            (["/bin/false"], "exit code 1"), (["/bin/sh", "-c", "exit 7"], "exit code 7"),
            (["/bin/sh", "-c", "kill -9 $$"], "signal 9"), (["/nowhere/at-all"], "No such file"),
            (["/etc/passwd"], "Permission denied"), (["/bin/true"], "no root key"),
            (["/bin/echo", "hello"], "line 1 is no root key"),
        ]
        for (words, reason) in expected {
            let error = await failure { try await CommandRootKeyProvider(words).rootKeys() }
            #expect(error?.kind == .rootKeyUnreadable && error?.reason.contains(reason) == true, "\(words)")
            #expect(error?.source == words[0] && error?.fix != nil)
        }
    }

    @Test(
        "A command that hangs is ended with all that it started",
        arguments: ["sleep 600", "echo $$; exec 1>&-; sleep 600", "sleep 600 & exit 0"])
    func hanging(_ work: String) async throws {
        let script = "echo $$ > \(folder.path("group")); \(work)"
        let provider = try CommandRootKeyProvider(["/bin/sh", "-c", script], timeLimit: .seconds(2))
        let started = ContinuousClock.now
        let error = await failure { try await provider.rootKeys() }
        #expect(error?.kind == .rootKeyUnreadable && error?.reason.contains("2.0 seconds") == true)
        #expect(ContinuousClock.now - started < .seconds(30))
        let group = try #require(pid_t(try text("group").trimmingCharacters(in: .newlines)))
        // The kernel ends a killed process in its own time: look again until it has, within a bound.
        let patience = ContinuousClock.now + .seconds(20)
        while !Self.isGone(group: group), ContinuousClock.now < patience { await Task.yield() }
        #expect(Self.isGone(group: group))
    }

    @Test("A command that prints without end is stopped at the limit")
    func flooding() async throws {
        let error = await failure { try await CommandRootKeyProvider(["/usr/bin/yes"]).rootKeys() }
        #expect(error?.reason.contains("more than 65536 bytes") == true)
    }

    @Test("A program without an absolute path is refused: there is no PATH")
    func relativePaths() {
        for words in [[], [""], ["cat"], ["./cat", "/"], ["/bin/cat", "a\u{0}b"]] {
            #expect(failure { try CommandRootKeyProvider(words) }?.kind == .invalid)
        }
    }

    @Test("SEC-2: what a command printed before it failed is in no error")
    func nothingLeaks() async throws {
        let script = "echo canary-55; echo canary-66 >&2; exit 3"
        let error = await failure { try await CommandRootKeyProvider(["/bin/sh", "-c", script]).rootKeys() }
        #expect(error?.reason.contains("exit code 3") == true)
        #expect(!"\(String(describing: error)) \(String(reflecting: error))".contains("canary"))
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }

    /// Whether every process of the group has ended; one that was killed may wait for its adopter to notice.
    private static func isGone(group: pid_t) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.filter { pid_t($0) != nil }.allSatisfy { name in
            guard let line = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8) else { return true }
            let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
            return fields.count < 3 || fields[2] != "\(group)" || fields[0] == "Z" || fields[0] == "X"
        }
    }
}

import Foundation
import Testing

@Suite("crm-gateway demo")
struct DemoTests {
    @Test("The demo tells its whole story, ends with 0, and leaves nothing behind")
    func story() async throws {
        try await TemporaryFolder.with { (folder: String) async throws -> Void in
            let ended = try await Program.run(
                ["demo"], input: "",
                environment: [
                    "TMPDIR": folder, "HOME": folder, "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
                ])
            #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
            #expect(ended.output.contains("gateway_owner (created, by this run)"))
            #expect(ended.output.contains("unchanged, there was nothing to do"))
            #expect(ended.output.contains("hubspot.properties.create  1          0\n"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test("A demo that is interrupted ends its mock, and leaves nothing behind")
    func interrupted() async throws {
        try await TemporaryFolder.with { (folder: String) async throws -> Void in
            let ended = try await interruptedDemo(in: folder)
            #expect(ended.status == 128 + SIGTERM)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            let line = try #require(ended.output.split(separator: "\n").first { $0.contains("http://127.0.0.1:") })
            let address = try #require(line.split(separator: " ").first { $0.hasPrefix("http") }).dropLast()
            #expect(await Browser.get(address + "/").isEmpty)
        }
    }

    /// A demo that was told to end while it ran. On a busy machine it may be through before the signal: then again.
    private func interruptedDemo(in folder: String) async throws -> Ended {
        var ended = Ended(status: 0, output: "", errors: "")
        for _ in 0..<10 where ended.status == 0 {
            ended = try await Program.run(
                ["demo"], input: "",
                environment: [
                    "TMPDIR": folder, "HOME": folder, "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
                ]
            ) { process, errors in
                // The first progress line is on its way to standard error: then it has to end.
                if errors.contains("Run ") { kill(process, SIGTERM) }
            }
        }
        return ended
    }
}

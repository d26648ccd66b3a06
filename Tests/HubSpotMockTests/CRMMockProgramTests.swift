import Foundation
import MockKit
import Testing

@Suite("The crm-mock program")
struct CRMMockProgramTests {
    @Test(
        "It prints one line of JSON per CRM and nothing else, and a signal ends it with 0",
        arguments: [SIGTERM, SIGINT])
    func startLine(_ signal: Int32) async throws {
        let (ended, line) = try await CRMMockProgram.run(["--crm", "hubspot", "--port", "0"], signal: signal)
        #expect(ended.exitCode == 0 && ended.errors.isEmpty)
        #expect(ended.output.split(separator: "\n").count == 1)
        #expect(line?["crm"] == "hubspot" && line?["user_email"] == "ann@example.com")
        #expect(line?["base_url"]?.string?.hasPrefix("http://127.0.0.1:") == true)
        #expect(line?["instance_url"] == .null && line?["expired_access_token"]?.string != nil)
    }

    @Test("--crm all prints one line of JSON for each CRM, each at an address of its own, in the order of the names")
    func allCRMs() async throws {
        let ended = try await CRMMockProgram.run(["--crm", "all", "--port", "0"], signal: SIGTERM).ended
        #expect(ended.exitCode == 0 && ended.errors.isEmpty)
        let lines = try ended.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
        let names = lines.compactMap { $0["crm"]?.string }
        #expect(names.count == lines.count && names == names.sorted() && Set(names).count == names.count)
        #expect(names.contains("hubspot") && names.contains("salesforce"))
        #expect(Set(lines.compactMap { $0["base_url"]?.string }).count == lines.count)
        #expect(lines.allSatisfy { $0["user_email"] == "ann@example.com" && $0["control_token"]?.string != nil })
    }

    @Test("Bad flags and bad seeds end it with 2 and a sentence on standard error")
    func mistakes() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "seed-\(UUID().uuidString).json").path()
        try Data(#"{"usres":[]}"#.utf8).write(to: URL(filePath: file))
        let cases: [([String], String)] = [
            (["--crm", "zendesk"], "--crm zendesk is unknown"), (["--host", "0.0.0.0"], "not on the loopback"),
            (["--port", "70000"], "choose 0 to 65535"), (["--profile", "big"], "choose production or sandbox"),
            (["--seed", "/nowhere.json"], "cannot be read"), (["--seed", file], "seed.usres is unknown"),
            (["--colour", "red"], "Unknown option"),
        ]
        for (arguments, words) in cases {
            let ended = try await CRMMockProgram.run(arguments).ended
            #expect(ended.exitCode == 2 && ended.output.isEmpty, "\(arguments)")
            #expect(ended.errors.contains(words), "\(arguments): \(ended.errors)")
        }
        try FileManager.default.removeItem(atPath: file)
    }

    @Test("--help teaches by examples and ends with 0")
    func help() async throws {
        let ended = try await CRMMockProgram.run(["--help"]).ended
        #expect(ended.exitCode == 0 && ended.output.contains("crm-mock --crm hubspot --port 8081"))
    }
}

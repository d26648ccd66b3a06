import ConnectorKit
import Foundation
import Testing

@testable import CRMGatewayCLI

@Suite("crm-gateway demo")
struct DemoTests {
    @Test("The demo shows every CRM that can be connected, each in a way that the help teaches, with all its inputs")
    func everyCRM() throws {
        let lines = ConnectMethods.lines().map { $0.split(separator: " ").map(String.init) }
        #expect(Set(DemoConnection.all.keys.map(\.rawValue)) == Set(lines.map { $0[0] }))
        for (crm, connection) in DemoConnection.all {
            let method = connection.method ?? .staticToken
            // A way without options ends there, with a colon.
            let words = [method.rawValue, method.rawValue + ":"]
            let way = try #require(lines.first { $0[0] == crm.rawValue && words.contains($0[2]) })
            var needed = Set(zip(way, way.dropFirst()).filter { ["--input", "--input-file"].contains($0.0) }.map(\.1))
            for name in connection.inputs.keys { #expect(needed.remove("\(name)=VALUE") != nil, "\(crm) \(name)") }
            for name in connection.inputFiles.keys { #expect(needed.remove("\(name)=FILE") != nil, "\(crm) \(name)") }
            // What is left is the one secret that comes through standard input.
            let left = method == .staticToken ? 1 : needed.count
            #expect(left == (connection.standardInput == nil ? 0 : 1), "\(crm): \(needed)")
        }
    }

    @Test("The demo tells its whole story on every CRM, ends with 0, and leaves nothing behind")
    func story() async throws {
        try await TemporaryFolder.with { (folder: String) async throws -> Void in
            let ended = try await demo(in: folder)
            #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
            for (crm, connection) in DemoConnection.all {
                #expect(ended.output.contains("\n$ crm-gateway connect \(crm)"))
                let property = "\nOwner property, \(crm) deal: "
                #expect(ended.output.contains("\(property)\(connection.ownerProperty) (create)\n"))
                // Pipedrive makes up another name than the one that was wished for.
                let made = try Regex("\(property)[A-Za-z0-9_]+ \\((made visible, )?created, by this run\\)\n")
                #expect(ended.output.contains(made), "\(crm)")
                let noted = try Regex("\(property)[A-Za-z0-9_]+ \\(created\\)\n")
                #expect(ended.output.contains(noted), "\(crm)")
                let left = try Regex("\nLeft in the CRM, \(crm): deal\\.[A-Za-z0-9_]+(, [a-z]+\\.gateway_owner)*\\.\n")
                #expect(ended.output.contains(left), "\(crm)")
            }
            #expect(ended.output.contains("zoho.fields.create          1          0\n"))
            #expect(ended.output.contains("attio.attributes.create     3          0\n"))
            #expect(ended.output.contains("pipedrive.fields.create     1          0\n"))
            #expect(ended.output.contains("unchanged, there was nothing to do"))
            #expect(ended.output.contains("hubspot.properties.create   1          0\n"))
            #expect(ended.output.contains("salesforce.field.create     1          0\n"))
            #expect(
                ended.output.contains("\nsalesforce  deal     New_Business  New Business  active, available, default"))
            // Dave himself can't pick what Ann, whose key it is, can (SYNC-7).
            #expect(ended.output.contains("4 as seen by themselves; 2 as seen by ann@example.com"))
            #expect(ended.output.contains("Renewal       Renewal       active, not available  "))
            #expect(ended.output.contains("\nNo keys.\n"))
            expectPush(in: ended.output)
            expectVerification(in: ended.output)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    /// Applied, skipped and failed members; a preview before, an undo after.
    private func expectPush(in output: String) {
        let preview = output.firstRange(of: "Preview of a push from ann@example.com for 8 targets.")
        let push = output.firstRange(of: "Push of settings to team Sales from ann@example.com: failed.")
        let undo = output.firstRange(of: "\nCategories as before: 32.\n")
        #expect(preview != nil && push != nil && undo != nil)
        if let preview, let push, let undo {
            #expect(preview.upperBound < push.lowerBound && push.upperBound < undo.lowerBound)
        }
        for line in [
            "bob@example.com    standard   skipped (ACC-5)\n",
            "dave@example.com   standard   applied: companyDetails, customProperties, meetingTitles, pipelineStages,",
            "heidi@example.com  spectator  applied: companyDetails, meetingTitles; left out: customProperties,",
            "judy@example.com   standard   failed: companyDetails,", "\nNo drift: team Sales,",
            "Note (PROV-3): taskSettings would switch tasks on for 6 people.",
        ] {
            #expect(output.contains(line), "\(line)")
        }
    }

    /// Verified, then changed in the CRM, then verified again: two things are named, with cause and fix, and nothing else.
    private func expectVerification(in output: String) {
        let parts = output.components(separatedBy: "\n$ crm-gateway verify ")
        #expect(parts.count == 4)
        guard parts.count == 4 else { return }
        #expect(parts[1].contains("\nVerification of team East: passed. ") && !parts[1].contains("FAILED"))
        for (crm, _) in DemoConnection.all { #expect(parts[1].contains("\n\(crm), "), "\(crm)") }
        #expect(parts[1].components(separatedBy: "writeback.deal, writeback.contact, writeback.company").count == 6)
        #expect(parts[2].contains("\nVerification of team East: failed. "))
        for part in parts[2...] {
            #expect(part.components(separatedBy: "FAILED").count == 3)
            #expect(part.contains("FAILED  properties.writable deal / hs_next_step (Next step): "))
            #expect(part.contains("FAILED  pipelines.stages deal / default / closedwon (Closed won): "))
            #expect(part.components(separatedBy: " Cause: ").count == 3)
            #expect(part.components(separatedBy: " Fix:   ").count == 3)
        }
        #expect(parts[3].hasPrefix("diff ") && parts[3].contains("\nWorse:\n  hubspot, 1234567\n"))
        #expect(!parts[3].contains("\nBetter:"))
    }

    @Test("SEC-2: what the mocks' keys are is in no output of the demo, and in no file that it keeps")
    func secrets() async throws {
        try await TemporaryFolder.with { (folder: String) async throws -> Void in
            let ended = try await demo("--keep", in: folder)
            #expect(ended.status == 0)
            let kept = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
            #expect(ended.output.contains("/\(kept) stays"))
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
            #expect(files.contains("\(kept)/state/store/gateway.db") && files.contains("\(kept)/people.jsonl"))
            #expect(!files.contains { $0.contains("secrets") || $0.contains("private-key") })
            let texts =
                [ended.output, ended.errors]
                + files.compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)") }.map {
                    String(decoding: $0, as: UTF8.self)
                }
            for text in texts {
                #expect(!text.contains("PRIVATE KEY") && !text.contains("pat-na1-"))
                #expect(!text.contains(/1000\.[0-9a-f]{32}\.[0-9a-f]{32}/), "Zoho's tokens")
            }
        }
    }

    @Test("A demo that is interrupted ends its mocks, and leaves nothing behind")
    func interrupted() async throws {
        try await TemporaryFolder.with { (folder: String) async throws -> Void in
            let ended = try await interruptedDemo(in: folder)
            #expect(ended.status == 128 + SIGTERM)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            #expect(!ended.errors.contains("store_unavailable"), "the sync stopped before its folder went")
            let addresses = ended.output.matches(of: /http:\/\/127\.0\.0\.1:[0-9]+/).map { String($0.output) }
            #expect(addresses.count == DemoConnection.all.count)
            for address in addresses { #expect(await Browser.get(address + "/").isEmpty) }
        }
    }

    /// A demo that was told to end while it ran. On a busy machine it may be through before the signal: then again.
    private func interruptedDemo(in folder: String) async throws -> Ended {
        var ended = Ended(status: 0, output: "", errors: "")
        for _ in 0..<10 where ended.status == 0 {
            ended = try await demo(in: folder) { process, errors in
                // The first progress line is on its way to standard error: then it has to end.
                if errors.contains("Run ") { kill(process, SIGTERM) }
            }
        }
        return ended
    }

    private func demo(
        _ arguments: String..., in folder: String, meanwhile: (@Sendable (Int32, String) -> Void)? = nil
    ) async throws -> Ended {
        let environment = ["TMPDIR": folder, "HOME": folder, "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        return try await Program.run(["demo"] + arguments, input: "", environment: environment, meanwhile: meanwhile)
    }
}

import ConnectorKit
import Foundation
import Testing
import Verification
import Workspace

@testable import CRMGatewayCLI

@Suite("Verifications for people and programs")
struct VerificationTextTests {
    private static func report(_ results: [CheckResult], checks: Set<CheckID>? = nil) -> VerificationReport {
        var report = VerificationReport(
            run: RunID(rawValue: "run-1"), mode: .temporary, checks: checks, startedAt: Date(timeIntervalSince1970: 0))
        report.accounts = [
            AccountReport(
                crm: "hubspot", account: "1", accountName: "Acme \u{1B}[31m\u{202E}Ltd", grant: GrantID(rawValue: "g"),
                actsAs: "ann@example.com", holders: 2, results: results)
        ]
        report.people = 1
        return report
    }

    private static let failed = CheckResult(
        .propertiesWritable, CheckSubject(crm: "hubspot", object: .deal, property: "amount", label: "Amount"), .failed,
        "It can't be \u{1B}]0;owned\u{7}written.", evidence: [Evidence("permission", "write")], cause: .readOnly)

    @Test("T-28: control sequences and text that turns round in what a CRM says don't reach the terminal")
    func printable() {
        let text = VerificationText(report: Self.report([Self.failed]), name: "x", style: .plain, showsAll: true)
        let lines = text.begin() + text.end()
        #expect(!lines.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x07 || $0.value == 0x202E })
        #expect(lines.contains("Acme [31mLtd"))
    }

    @Test("VER-6: colours are for terminals alone, and never where NO_COLOR is set")
    func colours() {
        let painted = VerificationText(
            report: Self.report([Self.failed]), name: "x", style: TextStyle(isColoured: true), showsAll: false)
        #expect(painted.begin().contains("\u{1B}[31mFAILED\u{1B}[0m"))
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        #expect(!TextStyle(descriptor: descriptor, environment: ["TERM": "xterm"]).isColoured)
        withExtendedLifetime(pipe) {}
        var main: Int32 = -1
        var second: Int32 = -1
        #expect(openpty(&main, &second, nil, nil, nil) == 0)
        defer {
            close(main)
            close(second)
        }
        #expect(TextStyle(descriptor: second, environment: ["TERM": "xterm"]).isColoured)
        #expect(TextStyle(descriptor: second, environment: ["TERM": "xterm", "NO_COLOR": ""]).isColoured)
        #expect(!TextStyle(descriptor: second, environment: ["TERM": "xterm", "NO_COLOR": "1"]).isColoured)
        #expect(!TextStyle(descriptor: second, environment: ["TERM": "dumb"]).isColoured)
        #expect(!TextStyle(descriptor: second, environment: [:]).isColoured)
    }

    @Test("VER-5: cause and fix of one thing are told once; a second finding of it is a line")
    func explainedOnce() {
        let second = CheckResult(
            .writeback(.deal), Self.failed.subject, .notChecked, "Not written.", cause: .readOnly)
        let text = VerificationText(
            report: Self.report([second, Self.failed]), name: "x", style: .plain, showsAll: false
        ).begin()
        #expect(text.matches(of: #/Cause: /#).count == 1)
        let failed = text.firstRange(of: "FAILED"), other = text.firstRange(of: "not checked  writeback.deal")
        #expect(failed.map { failed in other.map { failed.lowerBound < $0.lowerBound } ?? false } == true)
    }

    @Test("VER-6: JSON that is written person by person is one document, with any number of people")
    func streamed() throws {
        for count in [0, 1, 3] {
            var writer = VerificationJSON(report: Self.report([Self.failed]), name: "x")
            var text = writer.begin()
            for number in 0..<count {
                let person = PersonReport(user: UserID(rawValue: "u\(number)"), results: [Self.failed])
                text += writer.add(person, named: number == 0 ? nil : "p\(number)@example.com")
            }
            text += writer.end()
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            #expect((document["people"] as? [[String: Any]])?.count == count && text.hasSuffix("}\n"))
            #expect(document["conclusion"] as? String == "failed")
        }
    }

    @Test(
        "VER-6: failed 1; else not checked 4; else clean-up pending 6; else warnings 5; else 0",
        arguments: [
            (Conclusion.passed, 0), (.failed, 1), (.notChecked, 4), (.warning, 5), (.cleanupPending, 6),
        ] as [(Conclusion, Int32)])
    func status(_ conclusion: Conclusion, _ code: Int32) {
        #expect(ExitStatus(conclusion).rawValue == code)
    }
}

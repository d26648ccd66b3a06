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

    private static let passed = CheckResult(
        .connectionLive, CheckSubject(crm: "hubspot"), .passed, "HubSpot answers.")

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

    @Test("VER-4: a clean-up that is pending is told once for the whole verification, with name and what to do")
    func pendingOnce() {
        let mark = ProbeMark(id: String(repeating: "a", count: 32))
        let pending = PendingCleanup(
            crm: "hubspot", account: "1", object: .deal, mark: mark, record: "7", link: "https://crm.example/7",
            reason: .refused, since: Date(timeIntervalSince1970: 0), message: "The CRM refused.")
        var report = Self.report(CleanupJudge.results(crm: "hubspot", [pending]) + [Self.passed])
        report.cleanup = [pending]
        for showsAll in [false, true] {
            let writer = VerificationText(report: report, name: "x", style: .plain, showsAll: showsAll)
            let text = writer.begin() + writer.end()
            #expect(text.matches(of: #/The CRM refused\./#).count == 1)
            #expect(text.contains("Clean-up pending, hubspot deal, https://crm.example/7, \"\(mark.text)\": "))
            #expect(text.matches(of: #/Fix: /#).count == 1 && text.contains("\nClean up again: "))
            #expect(text.contains("  warning  writeback.cleanup (1): told as clean-up pending, below\n"))
        }
    }

    @Test("Wherever something is folded away, it is told how to see it")
    func everyResult() {
        let next = "Every result: crm-gateway verify show run-1 --all"
        let folded = VerificationText(
            report: Self.report([Self.failed, Self.passed]), name: "x", style: .plain, showsAll: false)
        let all = VerificationText(report: Self.report([Self.passed]), name: "x", style: .plain, showsAll: true)
        let told = VerificationText(report: Self.report([Self.failed]), name: "x", style: .plain, showsAll: false)
        #expect(folded.end().contains(next) && !all.end().contains(next) && !told.end().contains(next))
    }

    @Test("VER-6: where nothing applies, each reason is told once, with how many people; no more than ten of them")
    func inapplicable() {
        var report = Self.report([])
        for _ in 0..<40 { report.own.add(.notApplicable) }
        var writer = VerificationText(report: report, name: "x", style: .plain, showsAll: false)
        for number in 0..<40 {
            let result = CheckResult(.settingsEqual, CheckSubject(), .notApplicable, "Reason \(number % 20).")
            let person = PersonReport(user: UserID(rawValue: "u\(number)"), results: [result])
            #expect(writer.add(person, named: nil) == "")
        }
        let lines = writer.end().split(separator: "\n").filter { $0.contains("settings.equal: Reason") }
        #expect(lines.count == VerificationText.reasonsMax && lines.allSatisfy { $0.hasSuffix("(2 people)") })
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

import ConnectorKit
import Foundation
import Testing
import Verification
import Workspace

@Suite("Markdown")
struct MarkdownReportTests {
    private static let lost = ReportScene.result(
        .propertiesExist, .failed, property: "close_reason", cause: .propertyMissing, summary: "It isn't there.",
        evidence: [Evidence("written", "42", isRecordValue: true)])

    private static let proved = ReportScene.result(.writeback(.deal), .passed)
    private static let missing = ReportScene.result(.connectionPresent, .failed, object: nil)
    private static let present = ReportScene.result(.connectionPresent, .passed, object: nil)

    @Test(
        "VER-6: the summary comes first, then accounts, the worst first, then people who need something; others are one line"
    )
    func order() throws {
        var report = ReportScene.report([
            ReportScene.account([Self.proved], account: "a", name: "Sound"),
            ReportScene.account([Self.lost, Self.proved, ReportScene.result(.connectionLive, .passed)]),
        ])
        report.leftOut = [LeftOutPeople(rule: "ACC-7", reason: "Spectators are never verified.", count: 3)]
        let text = MarkdownReport.text(
            report,
            people: [
                ReportScene.person("u0", [Self.present]), ReportScene.person("u1", [Self.missing, Self.present]),
                ReportScene.person("u2", [Self.present, Self.present]),
            ], about: "team East")
        let parts = [
            "# Verification of team East\n", "**Something doesn't work.**", "Run r1, 2 people, 2 CRM accounts",
            "| failed | 1 |", "## Left out", "## toy Acme acme", "`properties.exist`", "Evidence:", "## toy Sound a",
            "## People", "| u1 | failed |", "\n\nNothing to do for 2 people, with 3 results.\n",
            "## Not checked here", "`outside.meetings`",
        ]
        let places = try parts.map { try #require(text.firstRange(of: $0)?.lowerBound, "\($0)") }
        #expect(places == places.sorted())
        #expect(text.ranges(of: "| u1 |").count == 1 && !text.contains("u2"))
        #expect(text.contains("begun 2026-09-21T14:13:20Z, ended 2026-09-21T14:14:20Z"))
        #expect(text.contains("- 3: Spectators are never verified. (ACC-7)"))
        #expect(
            text.contains(
                "acts as ann\\@acme.example; writebacks prove the key's access, not the person's own; 8 calls."))
        #expect(text.contains("It isn't there. (property\\_missing)"))
    }

    @Test("VER-6, T-19: the tables hold what the summary counts: what doesn't count isn't told as something to do")
    func counted() {
        let own = OwnAccessJudge.result(crm: "toy", access: .key, writeback: .passed)
        let text = MarkdownReport.text(
            ReportScene.report([ReportScene.account([Self.proved, own])]), people: [])
        #expect(text.contains("| not checked | 0 |") && text.ranges(of: "not checked |").count == 1, "\(text)")
        let named = MarkdownReport.text(
            ReportScene.report([ReportScene.account([own])], checks: [.ownAccess]), people: [])
        #expect(named.contains("| not checked | 1 |") && named.contains("`writeback.own-access`"))
        #expect(named.contains("Only: `writeback.own-access`."))
    }

    @Test("VER-6: where nothing was written nobody's access is said to be proved; without results there is no table")
    func unwritten() {
        var account = ReportScene.account([ReportScene.result(.connectionLive, .passed, object: nil)])
        account.calls = ProbeCalls()
        account.calls.reading = 1
        let empty = ReportScene.account([], account: "b")
        let text = MarkdownReport(ReportScene.report([account], checks: ["connection"])).begin()
        #expect(
            !text.contains("prove") && text.contains("mode temporary, nothing was written") && text.contains("1 call."))
        let none = MarkdownReport(ReportScene.report([empty])).begin()
        #expect(none.hasSuffix("8 calls.\n\n") && !none.contains("nothing was written"))
    }

    @Test("VER-6: people who are well are one line, however many, and one alone is one")
    func healthy() {
        func text(_ count: Int) -> String {
            MarkdownReport.text(
                ReportScene.report([]), people: (0..<count).map { ReportScene.person("u\($0)", [Self.present]) })
        }
        #expect(text(1).contains("## People\n\nNothing to do for 1 person, with 1 result.\n"))
        #expect(text(1_000).contains("## People\n\nNothing to do for 1000 people, with 1000 results.\n"))
        #expect(text(1_000).count < text(1).count + 20)
    }

    @Test("VER-4: probes that may still be there are told before any account, with where they are")
    func cleanup() {
        var report = ReportScene.report([])
        report.cleanup = [
            PendingCleanup(
                crm: "toy", account: "acme", object: .deal, mark: ProbeMark(id: "ab"), record: nil, link: nil,
                reason: .notYetShown, since: Date(timeIntervalSince1970: 0), message: "Not yet shown.")
        ]
        let text = MarkdownReport(report).begin()
        #expect(text.contains("## Clean-up pending"))
        #expect(text.contains("| toy | acme | deal | zz gateway probe ab (delete me) | Not yet shown. |  |"))
    }

    @Test("VER-6: written page by page it is the same text, with one heading for all people")
    func paged() {
        let report = ReportScene.report([ReportScene.account([Self.lost])])
        let people = ["u1", "u2", "u3"].map { ReportScene.person($0, [Self.lost]) }
        var writer = MarkdownReport(report)
        let text = writer.begin() + people.map { writer.add($0) }.joined() + writer.end()
        #expect(text == MarkdownReport.text(report, people: people))
        #expect(text.ranges(of: "## People").count == 1)
        #expect(!MarkdownReport.text(report, people: []).contains("## People"))
    }

    @Test("T-20: values of records are masked in what people read of themselves, in every format")
    func masked() {
        let report = ReportScene.report([ReportScene.account([Self.lost])]).masked
        let person = ReportScene.person("u1", [Self.lost]).masked
        for text in [MarkdownReport.text(report, people: [person]), JUnitReport.text(report, people: [person])] {
            #expect(text.contains("written: \(Evidence.mask)"))
            #expect(!text.contains("written: 42"))
        }
    }

    @Test(
        "T-28: no text from a CRM leaves its cell, makes a link or markup, or hides or reorders what people see",
        arguments: [
            "a | b", "line\nline\r\n# head", "<script>alert(1)</script>", "![x](https://evil.example/y)",
            "`code` *b* _i_ ~s~",
            "&lt;b&gt;", "\u{1B}[31m\u{9B}\u{202E}x\u{200B}", "back\\slash|", "\u{2028}x\u{2029}y\u{85}z",
        ])
    func hostile(_ text: String) throws {
        let result = CheckResult(
            .propertiesExist, CheckSubject(crm: "toy", property: PropertyName(rawValue: text), label: text), .failed,
            text,
            evidence: [Evidence(text, text)], cause: .unknown, fix: text)
        let report = ReportScene.report([ReportScene.account([result], name: text)])
        let written = MarkdownReport.text(report, people: [ReportScene.person("u1", [result])])
        let lines = written.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.count
                == MarkdownReport.text(Self.harmless, people: [ReportScene.person("u1", [Self.lost])]).split(
                    separator: "\n", omittingEmptySubsequences: false
                ).count)
        for line in lines where line.hasPrefix("| failed |") || line.hasPrefix("| u1 |") {
            let bars = Self.count("|", in: line)
            #expect(bars == (line.hasPrefix("| u1") ? 7 : line.contains("`") ? 6 : 3), "\(line)")
        }
        #expect(["<", "[", "]", "~"].allSatisfy { Self.count($0, in: written[...]) == 0 }, "no HTML, no link")
        #expect(!written.contains("https://"))
        let unseen = written.unicodeScalars.filter {
            $0 != "\n"
                && [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        }
        #expect(unseen.isEmpty)
    }

    /// How often a character stands without a backslash of its own before it.
    private static func count(_ searched: Character, in text: Substring) -> Int {
        var count = 0
        var isEscaped = false
        for character in text {
            if character == searched, !isEscaped { count += 1 }
            isEscaped = character == "\\" && !isEscaped
        }
        return count
    }

    private static let harmless = ReportScene.report([ReportScene.account([lost])])
}

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

    @Test("VER-6: the summary comes first, then accounts, then people who need something; what is outside is told last")
    func order() throws {
        var report = ReportScene.report([
            ReportScene.account([Self.lost, ReportScene.result(.connectionLive, .passed)])
        ])
        report.leftOut = [LeftOutPeople(rule: "ACC-7", reason: "Spectators are never verified.", count: 3)]
        let text = MarkdownReport.text(
            report,
            people: [
                ReportScene.person("u1", [ReportScene.result(.connectionPresent, .failed, object: nil)]),
                ReportScene.person("u2", [ReportScene.result(.connectionPresent, .passed, object: nil)]),
            ])
        let parts = [
            "# Verification r1", "**Something doesn't work.**", "| failed | 1 |", "## Left out", "## toy Acme acme",
            "`properties.exist`", "Evidence:", "## People", "| u1 | failed |", "| u2 | nothing to do |",
            "## Not checked here", "`outside.meetings`",
        ]
        let places = try parts.map { try #require(text.firstRange(of: $0)?.lowerBound, "\($0)") }
        #expect(places == places.sorted())
        #expect(text.contains("begun 2026-09-21T14:13:20Z, ended 2026-09-21T14:14:20Z"))
        #expect(text.contains("- 3: Spectators are never verified. (ACC-7)"))
        #expect(text.contains("acts as ann\\@acme.example; proves the key's access, not the person's own; 8 calls."))
        #expect(text.contains("It isn't there. (property\\_missing)"))
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

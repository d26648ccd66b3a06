import ConnectorKit
import Foundation
import Testing
import Verification
import Workspace

@Suite("JUnit XML")
struct JUnitReportTests {
    private static let every = Verdict.allCases.map { verdict in
        ReportScene.result(
            .propertiesExist, verdict, property: PropertyName(rawValue: verdict.rawValue),
            cause: verdict >= .warning ? .propertyMissing : nil, summary: "It is \(verdict.words).",
            evidence: [Evidence("properties", "3")])
    }

    private static let people = ["u1", "u2"].map { user in
        ReportScene.person(
            user,
            [
                ReportScene.result(.connectionPresent, .failed, object: nil, cause: .connectionMissing),
                CheckResult(.personalConnections, CheckSubject(), .notChecked, "Theirs to connect."),
            ])
    }

    private func suites(_ text: String) throws -> [JUnitSchema.Node] {
        let document = JUnitSchema(text)
        #expect(document.faults == [])
        return try #require(document.root).children
    }

    @Test("VER-6: a report is valid under the schema of Jenkins' JUnit reader: a suite for each account and person")
    func valid() throws {
        let report = ReportScene.report([ReportScene.account(Self.every), ReportScene.account([], account: "b")])
        let suites = try suites(JUnitReport.text(report, people: Self.people))
        #expect(
            suites.map { $0.attributes["name"] } == [
                "toy acme Acme, acts as ann@acme.example", "toy b Acme, acts as ann@acme.example", "u1", "u2",
                "outside",
            ])
        #expect(
            suites[0].children.first?.children.map(\.attributes).contains([
                "name": "acts_as", "value": "ann@acme.example",
            ]) == true)
        let properties = suites[0].children.first?.children.compactMap { $0.attributes["name"] }
        #expect(properties == ["crm", "account", "grant", "acts_as", "access", "mode", "holders", "calls"])
    }

    @Test("VER-6: failed is a failure, not checked an error, not applicable skipped, a warning passes with output")
    func outcomes() throws {
        let suite = try suites(JUnitReport.text(ReportScene.report([ReportScene.account(Self.every)]), people: []))[0]
        let cases = suite.children.filter { $0.name == "testcase" }
        #expect(cases.map { $0.children.map(\.name) } == [[], ["skipped"], ["system-out"], ["error"], ["failure"]])
        #expect(suite.attributes["failures"] == "1" && suite.attributes["errors"] == "1")
        let failure = try #require(cases[4].children.first)
        #expect(failure.attributes == ["type": "property_missing", "message": "It is failed."])
        #expect(failure.text.contains("fix: \(Cause.propertyMissing.fix)"))
        #expect(failure.text.contains("properties: 3"))
        #expect(cases[2].children.first?.text.hasPrefix("warning: It is warning.") == true)
        #expect(cases[4].attributes["name"] == "properties.exist deal / failed")
        #expect(cases[4].attributes["classname"] == "verification.toy.acme.g1")
    }

    @Test(
        "VER-6: no two cases of a report bear one identity, however many accounts, people acted as, and people it has")
    func identities() throws {
        let ways = [
            ReportScene.account(Self.every), ReportScene.account(Self.every, grant: "g2", name: "Twice"),
            ReportScene.account(Self.every, actingAs: "7"), ReportScene.account(Self.every, actingAs: "8"),
            ReportScene.account(Self.every, account: "b"),
        ]
        let suites = try suites(JUnitReport.text(ReportScene.report(ways), people: Self.people))
        let classes = suites.map { $0.children.last?.attributes["classname"] }
        #expect(
            classes == [
                "verification.toy.acme.g1", "verification.toy.acme.g2", "verification.toy.acme.g1.as-7",
                "verification.toy.acme.g1.as-8", "verification.toy.b.g1", "verification.person.u1",
                "verification.person.u2", "verification.outside",
            ])
        let twice = Self.every + Self.every.prefix(1)
        let numbered = try self.suites(
            JUnitReport.text(ReportScene.report([ReportScene.account(twice)]), people: []))[0]
        #expect(numbered.children.last?.attributes["name"] == "properties.exist deal / passed (2)")
    }

    @Test("VER-6: the document says for whom it was made")
    func about() {
        let report = ReportScene.report([])
        #expect(
            JUnitReport(report, about: "team <East>").begin().contains(
                "<testsuites name=\"verification of team &lt;East&gt;, run r1\">"))
        #expect(JUnitReport(report).begin().contains("<testsuites name=\"verification r1\">"))
    }

    @Test("VER-6: what doesn't count is skipped, and is an error where it was asked for by name")
    func apart() throws {
        func outside(_ checks: Set<CheckID>?) throws -> [[String]] {
            let report = ReportScene.report([], checks: checks)
            return try suites(JUnitReport.text(report, people: []))[0].children.map { $0.children.map(\.name) }
        }
        #expect(try outside(nil) == [["skipped"], ["skipped"], ["skipped"]])
        #expect(try outside(["outside.drafts"]) == [["error"]])
        let access = OwnAccessJudge.result(crm: "toy", access: .ownGrant, writeback: .failed)
        let suite = try suites(JUnitReport.text(ReportScene.report([ReportScene.account([access])]), people: []))[0]
        #expect(suite.attributes["failures"] == "0")
    }

    @Test("VER-6: written page by page it is the same text, and a person's part depends on nobody else")
    func paged() {
        let report = ReportScene.report([ReportScene.account(Self.every)])
        let writer = JUnitReport(report)
        let pages = Self.people.map { writer.add($0, named: $0.user.rawValue == "u1" ? "Ann" : nil) }
        let whole = writer.begin() + pages.joined() + writer.end()
        #expect(JUnitSchema(whole).faults == [])
        #expect(pages[0].contains("name=\"Ann\"") && pages[0].contains("classname=\"verification.person.Ann\""))
        let unnamed = whole.replacing("name=\"Ann\"", with: "name=\"u1\"").replacing("person.Ann", with: "person.u1")
        #expect(unnamed == JUnitReport.text(report, people: Self.people))
        #expect(writer.add(Self.people[1]) == pages[1])
    }

    @Test(
        "T-28: no text from a CRM breaks the document or adds to it",
        arguments: [
            "a & b < c > d \"e\" 'f'", "]]></failure><testcase name='x'/>", "<!-- x --><?y?>&amp;&#x0;",
            "\u{0}\u{1}\u{8}\u{B}\u{C}\u{E}\u{1F}\u{FFFE}\u{FFFF}", "\u{1B}[31mred\u{9B}2J\u{7F}",
            "line\r\nline\ttab\u{85}\u{2028}",
            "\u{202E}evil\u{2066}\u{200B}", "\u{D7FF}\u{E000}\u{10FFFF}😀é漢",
        ])
    func hostile(_ text: String) throws {
        let result = CheckResult(
            .propertiesExist, CheckSubject(crm: "toy", property: PropertyName(rawValue: text)), .failed, text,
            evidence: [Evidence(text, text)], cause: .unknown, fix: text)
        let report = ReportScene.report([
            ReportScene.account([result], account: CRMAccountID(rawValue: text), name: text)
        ])
        let written = JUnitReport.text(report, people: [ReportScene.person(text, [result])])
        let suites = try suites(written)
        #expect(suites.count == 3)
        #expect(suites[0].children.count == 2, "the properties and one case")
        let expected = String(String.UnicodeScalarView(text.unicodeScalars.map { Self.isLegal($0) ? $0 : "\u{FFFD}" }))
        let failure = try #require(suites[0].children[1].children.first)
        #expect(Array((failure.attributes["message"] ?? "").unicodeScalars) == Array(expected.unicodeScalars))
        #expect(failure.text.contains("fix: \(expected)"))
        let raw = written.unicodeScalars.filter { $0 != "\n" && $0.properties.generalCategory == .control }
        #expect(raw.isEmpty, "nothing that a terminal might obey")
        #expect(!written.unicodeScalars.contains { $0.properties.generalCategory == .format })
    }

    private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
        let isControl = scalar.value < 0x20 && ![0x9, 0xA, 0xD].contains(scalar.value)
        return !isControl && ![0xFFFE, 0xFFFF].contains(scalar.value)
    }
}

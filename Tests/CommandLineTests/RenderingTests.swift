import Foundation
import Testing

@testable import CRMGatewayCLI

@Suite("Rendering")
struct RenderingTests {
    @Test("A table has columns as wide as their cells, and no trailing spaces")
    func table() {
        let table = TextTable("member", "key", rows: [["ann@example.com", ""], ["bo", "copied"]])
        #expect(
            table.lines == [
                "MEMBER           KEY",
                "ann@example.com",
                "bo               copied",
            ])
    }

    @Test("A table without rows prints nothing, and a long cell is cut")
    func edges() {
        #expect(TextTable("a").lines.isEmpty)
        let long = TextTable("a", rows: [[String(repeating: "x", count: 300)]])
        #expect(long.lines[1].count == TextTable.cellCharactersMax)
        #expect(long.lines[1].hasSuffix("…"))
    }

    @Test(
        "T-28: a table strips what a terminal obeys, and what reorders or hides text",
        arguments: [
            ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"), ("a\u{9B}31mb", "a31mb"), ("bell\u{07}", "bell"),
            ("evil\u{202E}txt.exe", "eviltxt.exe"), ("iso\u{2066}late\u{2069}", "isolate"),
            ("zero\u{200B}width", "zerowidth"), ("bom\u{FEFF}", "bom"), ("line\nbreak\ttab", "line break tab"),
            ("para\u{2029}graph", "para graph"), ("tag\u{E0041}", "tag"), ("Ünï©ode 名前 ok", "Ünï©ode 名前 ok"),
        ])
    func printable(_ pair: (given: String, shown: String)) {
        #expect(PrintableText.of(pair.given) == pair.shown)
        #expect(TextTable("a", rows: [[pair.given]]).lines[1] == pair.shown)
    }

    @Test("T-28: a failure's lines and fields of a report are printable too")
    func everyWriter() {
        let failure = CommandFailure(.usage, code: "x", "name \u{1B}[2J", nextStep: "mend\u{202E}")
        #expect(failure.lines == ["Error: name [2J [x]", "Next:  mend"])
        #expect(FactsReport(["a\u{07}b"], .null).lines == ["ab"])
        #expect(FactsReport.fields([("Name", "a\u{9B}b")]) == ["Name: ab"])
    }

    @Test("JSON keeps missing values as null, sorts its keys, and keeps bytes as they are")
    func json() {
        let value: JSONValue = ["b": .optional(String?.none), "a": .text("x/\u{1B}y"), "c": .list([.number(1), true])]
        #expect(value.encoded(isOneLine: true) == #"{"a":"x/\u001by","b":null,"c":[1,true]}"#)
    }

    @Test("A failure is one line of what is wrong and one of what to do next, or one JSON object")
    func failure() {
        let failure = CommandFailure(
            .refused, code: "spectator_target", rule: "ACC-7", "A spectator is given no keys.",
            nextStep: "Convert the seat first.")
        #expect(
            failure.lines == [
                "Error: A spectator is given no keys. [spectator_target, rule ACC-7]",
                "Next:  Convert the seat first.",
            ])
        #expect(
            failure.json.encoded(isOneLine: true)
                == #"{"error":{"code":"spectator_target","exit_code":3,"field":null,"#
                + #""message":"A spectator is given no keys.","#
                + #""next_step":"Convert the seat first.","rule":"ACC-7"}}"#)
        let invalid = CommandFailure(
            .refused, code: "email_malformed", "The address has no `@`.", nextStep: "Write one.",
            field: "people[3].email")
        #expect(invalid.lines.first == "Error: The address has no `@`. [email_malformed, at people[3].email]")
    }
}

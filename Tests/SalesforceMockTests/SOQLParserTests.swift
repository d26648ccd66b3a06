import MockKit
import Testing

@testable import SalesforceMock

@Suite("SOQL: what is a query and what is none")
struct SOQLParserTests {
    private static let good = [
        "SELECT Id FROM User",
        "select id from User where IsActive = true",
        "SELECT Id, Profile.Name FROM User WHERE Email IN ('a@x.example','b@x.example')",
        "SELECT COUNT() FROM Opportunity",
        "SELECT Id FROM User WHERE (Name LIKE 'A%' OR Name LIKE '_b') AND IsActive = true",
        "SELECT Id FROM User WHERE NOT (Name = 'x')",
        "SELECT Id FROM User WHERE Email NOT IN ('x')",
        "SELECT Id FROM Opportunity WHERE Amount >= 10.5 AND CloseDate < 2026-12-31",
        "SELECT Id FROM Opportunity WHERE CreatedDate > 2026-11-20T18:00:00.000Z",
        "SELECT Id FROM Opportunity WHERE CreatedDate > 2026-11-20T18:00:00+01:00",
        "SELECT Id FROM Opportunity ORDER BY Amount DESC NULLS LAST, Name LIMIT 5 OFFSET 2",
        "SELECT Id FROM User WHERE Name = ''",
        "SELECT Id FROM User WHERE Name <> null",
    ]

    @Test("Sheet §16.5: queries of the subset are read", arguments: good)
    func reads(query: String) throws {
        let parsed = try SOQLParser.parse(query)
        #expect(parsed.object == "User" || parsed.object == "Opportunity")
    }

    private static let bad = [
        "", "SELECT", "SELECT Id FORM User", "SELECT Id FROM", "SELECT Id FROM User WHERE",
        "SELECT Id FROM User WHERE Name", "SELECT Id FROM User WHERE Name = ", "SELECT * FROM User",
        "SELECT Id FROM User WHERE Name = 'x", "SELECT Id FROM User WHERE Name = \"x\"",
        "SELECT Id FROM User WHERE Name = 'a\\z'", "SELECT Id FROM User WHERE Name = 'a\\u00zz'",
        "SELECT Id FROM User WHERE Name = 'x' OR Name = 'y' AND IsActive = true",
        "SELECT Id FROM User WHERE Name IN ()", "SELECT Id FROM User WHERE Name IN 'x'",
        "SELECT Id FROM User WHERE Id IN (SELECT OwnerId FROM Account)",
        "SELECT Id, (SELECT Id FROM Contacts) FROM Account", "SELECT MAX(Amount) FROM Opportunity",
        "SELECT Id FROM Account GROUP BY Id", "SELECT Id FROM Account LIMIT x", "SELECT Id FROM Account LIMIT -1",
        "SELECT Id FROM Account; DELETE", "SELECT Id FROM Account WHERE CloseDate = TODAY",
        "SELECT Owner.Profile.Name FROM Account", "SELECT Id FROM User WHERE CreatedDate > 2026-13-01",
        "SELECT Id FROM User WHERE Name = 'x' -- comment", "SELECT Id FROM User WHERE = 'x'",
        "SELECT Id FROM User u", "SELECT Id FROM User WHERE Name = :name", "SELECT Id,, Name FROM User",
        "SELECT Id FROM User WHERE a.b.c = 1", "SELECT Id FROM User ORDER Name",
    ]

    @Test("Sheet §16.5: everything else is MALFORMED_QUERY", arguments: bad)
    func refuses(query: String) {
        let problem = #expect(throws: SOQLProblem.self) { try SOQLParser.parse(query) }
        #expect(problem?.code == "MALFORMED_QUERY")
    }

    @Test("Sheet §11: the message names the word that was not expected")
    func namesToken() {
        let problem = #expect(throws: SOQLProblem.self) { try SOQLParser.parse("SELECT Id FORM User") }
        #expect(problem?.message == "unexpected token: 'FORM'")
    }

    private static let literals: [(raw: String, literal: String)] = [
        ("rep.one@acme.example", #"'rep.one@acme.example'"#),
        ("o'neil@acme.example", #"'o\'neil@acme.example'"#),
        ("x' OR Name LIKE '%", #"'x\' OR Name LIKE \'%'"#),
        ("back\\slash", #"'back\\slash'"#),
        ("tab\there", #"'tab\there'"#),
        ("nl\nx", #"'nl\nx'"#),
        ("\\u0027 OR Id != null", #"'\\u0027 OR Id != null'"#),
        ("say \"hi\"", #"'say \"hi\"'"#),
        ("100%_sure", "'100%_sure'"),
        ("", "''"),
        ("é@acme.example", "'é@acme.example'"),
        ("\\'", #"'\\\''"#),
        ("A", #"'\u0041'"#),
    ]

    @Test("Sheet §4: escaped literals are read back as what they stand for", arguments: literals)
    func escapes(pair: (raw: String, literal: String)) throws {
        let query = try SOQLParser.parse("SELECT Id FROM User WHERE Name = \(pair.literal)")
        guard case .compare(_, .equal, .text(let text)) = query.condition else {
            Issue.record("no comparison with a text: \(query)")
            return
        }
        #expect(text.value == pair.raw)
    }

    @Test("Sheet §4: \\u0027 in a literal ends it, so that a client that leaves backslashes alone is injected")
    func unicodeQuoteEndsString() throws {
        let query = try SOQLParser.parse(#"SELECT Id FROM User WHERE Name = 'x\u0027 OR Name LIKE \u0027%'"#)
        guard case .any(let conditions) = query.condition else {
            Issue.record("the literal wasn't ended: \(query)")
            return
        }
        #expect(conditions.count == 2)
    }

    private static let patterns: [(pattern: String, text: String, matches: Bool)] = [
        ("'a%'", "abc", true), ("'%c'", "abc", true), ("'a_c'", "abc", true), ("'a_c'", "abbc", false),
        ("'%b%'", "abc", true), ("'abc'", "ABC", true), ("'abc'", "abcd", false), ("'%'", "", true),
        ("'_'", "", false), (#"'100\%'"#, "100%", true), (#"'100\%'"#, "1000", false), (#"'a\_c'"#, "abc", false),
        (#"'a\_c'"#, "a_c", true), ("'%a%b%'", "xxaxxbxx", true), ("'%a%b%'", "xxbxxaxx", false),
    ]

    @Test("Sheet §16.5: LIKE knows % and _, and both escaped", arguments: patterns)
    func likes(row: (pattern: String, text: String, matches: Bool)) throws {
        let query = try SOQLParser.parse("SELECT Id FROM User WHERE Name LIKE \(row.pattern)")
        guard case .compare(_, .like, .text(let text)) = query.condition else {
            Issue.record("no LIKE: \(query)")
            return
        }
        #expect(text.pattern.matches(row.text) == row.matches)
    }

    @Test("a pattern of many wildcards takes no more than text times pattern")
    func patternIsCheap() throws {
        let wild = "'" + String(repeating: "%a", count: 400) + "b'"
        let query = try SOQLParser.parse("SELECT Id FROM User WHERE Name LIKE \(wild)")
        guard case .compare(_, .like, .text(let text)) = query.condition else {
            Issue.record("no LIKE: \(query)")
            return
        }
        #expect(!text.pattern.matches(String(repeating: "a", count: 1000)))
    }

    @Test("brackets without end and texts without end are refused, not run out of stack")
    func deepBrackets() {
        let deep = "SELECT Id FROM User WHERE " + String(repeating: "(", count: 20_000)
        let problem1 = #expect(throws: SOQLProblem.self) { try SOQLParser.parse(deep) }
        #expect(problem1?.code == "MALFORMED_QUERY")
        let long = "SELECT Id FROM User WHERE Name = '" + String(repeating: "a", count: 100_000) + "'"
        let problem2 = #expect(throws: SOQLProblem.self) { try SOQLParser.parse(long) }
        #expect(problem2?.message.contains("100000 characters") == true)
    }
}

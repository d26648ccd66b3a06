import ConnectorKit
import Testing

@testable import SalesforceConnector

@Suite("Salesforce: queries")
struct QueryTests {
    @Test(
        "T-26: A text is quoted so that it stays one value",
        arguments: [
            ("rep.one@acme.example", "'rep.one@acme.example'"), ("o'neil@acme.example", #"'o\'neil@acme.example'"#),
            ("x' OR Name LIKE '%", #"'x\' OR Name LIKE \'%'"#), (#"back\slash"#, #"'back\\slash'"#),
            ("tab\there", #"'tab\there'"#), ("nl\nx", #"'nl\nx'"#), ("cr\rx", #"'cr\rx'"#), ("\u{8}\u{C}", #"'\b\f'"#),
            (#"\u0027 OR Id != null"#, #"'\\u0027 OR Id != null'"#), (#"say "hi""#, #"'say \"hi\"'"#),
            ("100%_sure", "'100%_sure'"), ("", "''"), ("é@acme.example", "'é@acme.example'"), (#"\'"#, #"'\\\''"#),
        ])
    func literals(text: String, literal: String) throws {
        #expect(try SalesforceQuery.literal(text, for: .ownersQuery) == literal)
    }

    @Test("T-26: Control characters without an escape are refused", arguments: ["a\0b", "\u{1}", "\u{7F}", "x\u{9F}"])
    func controls(text: String) {
        let error = #expect(throws: ConnectorError.self) { try SalesforceQuery.literal(text, for: .ownersQuery) }
        #expect(error?.kind == .invalid && error?.operation == .ownersQuery)
    }

    @Test("A query is put together from names and conditions, and encoded with %20")
    func text() throws {
        let query = try SalesforceQuery(
            select: ["Id", "Profile.Name"], from: "User",
            where: [.equals(column: "Name", text: "O'Hara"), .oneOf(column: "Email", texts: ["a@x.io", "b@x.io"])],
            orderBy: "Id", for: .ownersQuery)
        #expect(
            query.text == #"SELECT Id,Profile.Name FROM User WHERE Name = 'O\'Hara' "#
                + "AND Email IN ('a@x.io','b@x.io') ORDER BY Id")
        #expect(query.address().hasPrefix("/services/data/v66.0/query?q=SELECT%20Id%2CProfile.Name%20FROM%20User"))
        #expect(!query.address().contains("+") && !query.address().contains("'"))
    }

    @Test(
        "T-26: What isn't a name stands in no query",
        arguments: ["", "1a", "a b", "a.b.", ".a", "Id FROM User", "Name--", "a'b", "é"])
    func names(name: String) {
        #expect(throws: ConnectorError.self) { try SalesforceQuery(select: [name], from: "User", for: .ownersQuery) }
        #expect(throws: ConnectorError.self) { try SalesforceQuery(select: ["Id"], from: name, for: .ownersQuery) }
        #expect(throws: ConnectorError.self) {
            try SalesforceQuery(
                select: ["Id"], from: "User", where: [.equals(column: name, text: "x")], for: .ownersQuery)
        }
    }

    @Test("An empty list is refused, because SOQL has none")
    func emptyList() {
        #expect(throws: ConnectorError.self) {
            try SalesforceQuery(
                select: ["Id"], from: "User", where: [.oneOf(column: "Email", texts: [])], for: .ownersQuery)
        }
    }

    @Test("Lists are cut by encoded bytes, full but never over the budget", arguments: [300, 700, 11_000])
    func lists(budget: Int) throws {
        func query(_ texts: [String]) throws(ConnectorError) -> SalesforceQuery {
            try SalesforceQuery(
                select: ["Id"], from: "User", where: [.oneOf(column: "Email", texts: texts)], for: .ownersQuery)
        }
        let texts = (0..<500).map { "o'né\($0)@example.com" }
        let lists = try SalesforceQuery.lists(of: texts, in: query([""]), budget: budget, for: .ownersQuery)
        #expect(lists.flatMap(\.self) == texts)
        for (index, list) in lists.enumerated() {
            let length = try query(list).address().utf8.count
            #expect(length <= budget)
            guard index + 1 < lists.count else { continue }
            let more = try query(list + [lists[index + 1][0]]).address().utf8.count
            #expect(more > budget)
        }
    }

    @Test("One value beyond the budget still gets a list of its own")
    func oversized() throws {
        let query = try SalesforceQuery(
            select: ["Id"], from: "User", where: [.oneOf(column: "Email", texts: [""])], for: .ownersQuery)
        let long = String(repeating: "x", count: 400)
        #expect(
            try SalesforceQuery.lists(of: [long, "a"], in: query, budget: 200, for: .ownersQuery) == [[long], ["a"]])
    }
}

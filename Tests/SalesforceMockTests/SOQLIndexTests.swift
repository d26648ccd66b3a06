import MockKit
import Testing

@testable import SalesforceMock

@Suite("SOQL: look-ups by e-mail")
struct SOQLIndexTests {
    private func rows(_ count: Int) -> [Row] {
        (0..<count).map { number in
            [
                "Id": .string(SalesforceID.make(prefix: "005", number: number)),
                "Email": .string("User\(number)@example.com"), "IsActive": .bool(number.isMultiple(of: 2)),
            ]
        }
    }

    private func view() -> ObjectView {
        let fields: [FieldDefinition] = [
            .id(of: "User"), .text("Email", "Email", 80, .email), .flag("IsActive", "Active"),
        ]
        let object = ObjectDefinition(
            name: "User", label: "User", labelPlural: "Users", keyPrefix: "005", fields: fields)
        return ObjectView(
            object, access: .readOnly,
            fields: fields.map { ObjectView.Field(definition: $0, isCreateable: false, isUpdateable: false) })
    }

    @Test(
        "Of many users, only those with the e-mails are looked at; without an index all are",
        arguments: [
            ("Email IN ('user5@example.com', 'USER7@example.com', 'nobody@example.com')", 2),
            ("Email = 'user5@example.com' AND IsActive = false", 1), ("IsActive = true", nil),
            ("Email IN ('user5@example.com') OR IsActive = true", nil), ("Email NOT IN ('user5@example.com')", nil),
            ("NOT (Email = 'user5@example.com')", nil), ("Email IN ('user5@example.com', null)", nil),
        ] as [(String, Int?)])
    func candidates(condition: String, count: Int?) throws {
        let table = SOQLTable(view(), index: TableIndex(rows(1_000), revision: 1))
        let query = try SOQLParser.parse("SELECT Id FROM User WHERE \(condition)")
        let run = try SOQLRun(query) { $0 == "User" ? table : nil }
        let filter = try SOQLFilter(#require(query.condition), run: run)
        #expect(filter.candidates?.count == count)
        let all = table.ids.indices.filter { filter.accepts($0) }
        let found = try run.rows()
        #expect(found == all)
    }
}

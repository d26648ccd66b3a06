import ConnectorKit
import Foundation
import SalesforceConnector
import Testing

/// The table of what Salesforce makes of values; what a source confirmed and what not is in the contract's comments.
@Suite("Salesforce: equivalence")
struct EquivalenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let type: PropertyType
        let written: FieldValue
        let readBack: FieldValue
        let isEqual: Bool
        var scale: Int?
        var vendorType = "string"

        init(
            _ type: PropertyType, _ written: FieldValue, _ readBack: FieldValue, _ isEqual: Bool, scale: Int? = nil,
            vendorType: String = "string"
        ) {
            self.type = type
            self.written = written
            self.readBack = readBack
            self.isEqual = isEqual
            self.scale = scale
            self.vendorType = vendorType
        }

        var testDescription: String { "\(type): \(written) → \(readBack)" }
    }

    static let evening = Date(timeIntervalSince1970: 1_795_197_600)

    static let texts: [Case] = [
        Case(.text, .text("  Acme "), .text("Acme"), true),
        Case(.text, .text(""), .empty, true),
        Case(.text, .text(" \t\n"), .empty, true),
        Case(.text, .text("a  b"), .text("a  b"), true),
        Case(.text, .text("a  b"), .text("a b"), false),
        Case(.text, .text("Acme"), .text("acme"), false),
        Case(.text, .text("Acme"), .empty, false),
        Case(.text, .text("\u{A0}Acme"), .text("\u{A0}Acme"), true),
        Case(.text, .text("\u{A0}Acme"), .text("Acme"), false),
        Case(.text, .text("l1\r\nl2"), .text("l1\nl2"), true, vendorType: "textarea"),
        Case(.text, .text("l1\rl2"), .text("l1\nl2"), true, vendorType: "textarea"),
        Case(.text, .text("l1\nl2\n"), .text("l1\nl2"), true, vendorType: "textarea"),
        Case(.text, .text("<b>x</b>"), .text("<strong>x</strong>"), true, vendorType: "textarea (html)"),
        Case(.text, .text("<b>x</b>"), .empty, false, vendorType: "textarea (html)"),
        Case(.email, .text("Rep@Acme.Example"), .text("rep@acme.example"), true),
        Case(.email, .text("rep@acme.example"), .text("rep2@acme.example"), false),
        Case(.phone, .text("+1 (512) 757-6000"), .text("+1 (512) 757-6000"), true),
        Case(.phone, .text("5127576000"), .text("(512) 757-6000"), false),
        Case(.url, .text("acme.example"), .text("acme.example"), true),
        Case(.choice, .choice("EMEA"), .choice("EMEA"), true),
        Case(.choice, .choice("emea"), .choice("EMEA"), true),
        Case(.choice, .choice("EMEA"), .choice("AMER"), false),
        Case(.choice, .text(""), .empty, true),
        Case(.stage, .choice("Closed Won"), .choice("Closed Won"), true),
        Case(.stage, .choice("Closed Won"), .choice("Closed Lost"), false),
        Case(.choices, .choices(["Support", "Core"]), .choices(["Core", "Support"]), true),
        Case(.choices, .choices(["Core", "Core"]), .choices(["Core"]), true),
        Case(.choices, .text("Support;Core"), .choices(["Core", "Support"]), true),
        Case(.choices, .choices(["Core"]), .choices(["Core", "Support"]), false),
        Case(.choices, .choices([]), .empty, true),
    ]

    static let others: [Case] = [
        Case(.currency, .number(1500.5), .number(1500.5), true, scale: 2),
        Case(.currency, .text("1500.50"), .number(1500.5), true, scale: 2),
        Case(.currency, .number(10), .number(10), true),
        Case(.currency, .number(0.1), .number(0.1), true),
        Case(.number, .number(Decimal(string: "1.239")!), .number(Decimal(string: "1.24")!), true, scale: 2),
        Case(.number, .number(Decimal(string: "1.235")!), .number(Decimal(string: "1.24")!), true, scale: 2),
        Case(.number, .number(Decimal(string: "-1.235")!), .number(Decimal(string: "-1.24")!), true, scale: 2),
        Case(.number, .number(Decimal(string: "1.234")!), .number(Decimal(string: "1.24")!), false, scale: 2),
        Case(.number, .number(Decimal(string: "1.239")!), .number(Decimal(string: "1.24")!), false),
        Case(.number, .number(0), .empty, false),
        Case(.number, .text("12x"), .number(12), false),
        Case(.date, .date(CalendarDate("2026-12-31")!), .date(CalendarDate("2026-12-31")!), true),
        Case(.date, .text("2026-12-31"), .date(CalendarDate("2026-12-31")!), true),
        Case(.date, .date(CalendarDate("2026-12-31")!), .date(CalendarDate("2026-12-30")!), false),
        Case(.dateTime, .text("2026-11-20T10:00:00-08:00"), .dateTime(evening), true),
        Case(.dateTime, .text("2026-11-20T18:00:00.000+0000"), .dateTime(evening), true),
        Case(.dateTime, .dateTime(evening + 0.987), .dateTime(evening), true),
        Case(.dateTime, .dateTime(evening), .dateTime(evening + 1), false),
        Case(.dateTime, .dateTime(evening), .empty, false),
        Case(.boolean, .boolean(true), .boolean(true), true),
        Case(.boolean, .empty, .boolean(false), true),
        Case(.boolean, .empty, .boolean(true), false),
        Case(.owner, .owner("005QH000002rEp1"), .owner("005QH000002rEp1YAE"), true),
        Case(.owner, .owner("005QH000002rEp1YAE"), .owner("005QH000002rEp2YAE"), false),
        Case(.owner, .empty, .empty, true),
        Case(.owner, .owner("005QH000002rEp1"), .empty, false),
        Case(.owners, .owners(["005QH000002rEp1"]), .owners(["005QH000002rEp1YAE"]), true),
        Case(.reference, .reference("006QH000003oPp1"), .reference("006QH000003oPp1YAE"), true),
        Case(.reference, .reference("006QH000003oPp1"), .reference("006qh000003OpP1"), false),
    ]

    @Test("VER-3: What was written is compared with what Salesforce makes of it", arguments: texts + others)
    func verdicts(entry: Case) {
        let property = PropertyDefinition(
            object: .deal, name: "X__c", label: "X", type: entry.type, vendorType: entry.vendorType,
            scale: entry.scale)
        #expect(
            SalesforceConnector.matches(written: entry.written, readBack: entry.readBack, as: property)
                == entry.isEqual)
    }
}

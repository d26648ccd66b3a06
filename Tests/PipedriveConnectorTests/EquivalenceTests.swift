import ConnectorKit
import Foundation
import PipedriveConnector
import Testing

@Suite("Pipedrive: what reads back equal")
struct EquivalenceTests {
    private static func property(_ type: PropertyType, name: PropertyName = "x") -> PropertyDefinition {
        PropertyDefinition(object: .contact, name: name, label: "X", type: type, vendorType: "x", isStandard: true)
    }

    private static let moment = Date(timeIntervalSince1970: 1_795_000_000)

    @Test(
        "Equal",
        arguments: [
            (PropertyType.text, FieldValue.text(" a b "), FieldValue.text("a b")), (.text, .empty, .text("")),
            (.text, .text("  "), .empty), (.number, .number(1500.50), .number(1500.5)),
            (.number, .text("1e3"), .number(1000)), (.number, .number(0), .text("0.00")),
            (.currency, .number(10.5), .text("10.50 EUR")), (.currency, .text("7 USD"), .text("7.00 USD")),
            (.currency, .number(Decimal(string: "1.005")!), .number(Decimal(string: "1.01")!)),
            (.currency, .text("10.5 JPY"), .text("11 JPY")), (.currency, .text("1.0006 KWD"), .text("1.001 KWD")),
            (.currency, .number(12), .number(12)), (.boolean, .boolean(true), .boolean(true)),
            (.boolean, .text("TRUE"), .boolean(true)), (.choice, .choice("2"), .number(2)),
            (.choices, .choices(["2", "1"]), .choices(["1", "2"])), (.choices, .choices([]), .empty),
            (.owner, .owner("456"), .number(456)), (.reference, .reference("7"), .number(7)),
            (.stage, .choice("7"), .number(7)), (.email, .text("Ann@X.com"), .text("ann@x.com")),
            (.dateTime, .dateTime(moment), .text("2026-11-18T11:06:40Z")),
            (.dateTime, .text("2026-11-18T11:06:40.000Z"), .text("2026-11-18T11:06:40Z")),
            (.dateTime, .text("2026-11-18T12:06:40+01:00"), .text("2026-11-18T11:06:40Z")),
            (.date, .date(CalendarDate("2028-02-29")!), .text("2028-02-29")),
        ])
    func equal(type: PropertyType, written: FieldValue, readBack: FieldValue) {
        #expect(
            PipedriveConnector.matches(written: written, readBack: readBack, as: Self.property(type)))
    }

    @Test(
        "Not equal",
        arguments: [
            (PropertyType.text, FieldValue.text("a  b"), FieldValue.text("a b")), (.text, .text("a"), .empty),
            (.number, .number(1500.5), .number(1500.51)), (.number, .number(1), .text("1x")),
            (.number, .number(Decimal(string: "1234567890.12")!), .number(Decimal(string: "1234567890.13")!)),
            (.currency, .text("10.5 EUR"), .text("11 EUR")), (.currency, .text("1.004 KWD"), .text("1 KWD")),
            (.currency, .text("7 USD"), .text("7 EUR")), (.currency, .number(7), .text("8 EUR")),
            (.boolean, .boolean(true), .boolean(false)), (.boolean, .boolean(false), .empty),
            (.choice, .choice("2"), .number(3)), (.choices, .choices(["1"]), .choices(["1", "2"])),
            (.owner, .owner("456"), .number(457)), (.stage, .choice("7"), .empty),
            (.dateTime, .dateTime(moment), .text("2026-11-18T11:06:41Z")),
            (.date, .text("2026-11-18"), .text("2026-11-19")), (.date, .text("x"), .text("y")),
            (.phone, .text("+358 40 1"), .text("+358401")),
        ])
    func different(type: PropertyType, written: FieldValue, readBack: FieldValue) {
        #expect(
            !PipedriveConnector.matches(written: written, readBack: readBack, as: Self.property(type)))
    }

    @Test("White space within a person's name is one blank")
    func names() {
        let name = Self.property(.text, name: "name")
        #expect(PipedriveConnector.matches(written: .text("Ada  Lovelace "), readBack: .text("Ada Lovelace"), as: name))
    }
}

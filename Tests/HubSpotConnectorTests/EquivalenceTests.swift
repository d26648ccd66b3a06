import ConnectorKit
import Foundation
import HubSpotConnector
import Testing

@Suite("HubSpot: what is written and what comes back")
struct EquivalenceTests {
    static func property(_ type: PropertyType) -> PropertyDefinition {
        PropertyDefinition(object: .deal, name: "p", label: "P", type: type, vendorType: "v")
    }

    static let types: [PropertyType] = [
        .text, .number, .currency, .boolean, .date, .dateTime, .choice, .choices, .owner, .owners, .email, .phone, .url,
        .reference, .stage, .pipeline, .opaque,
    ]

    /// Type, written, read back, equal?
    static let table: [(PropertyType, FieldValue, String, Bool)] = [
        (.text, .text("Ann"), "Ann", true), (.text, .text(" Ann "), "Ann", true), (.text, .text("Ann"), "ann", false),
        (.text, .text("a b"), "a  b", false), (.text, .text("1500"), "1500.00", false),
        (.number, .number(17), "17", true), (.number, .number(Decimal(string: "1500")!), "1500.00", true),
        (.number, .number(Decimal(string: "0.2")!), "0.20", true), (.number, .number(17), "17.01", false),
        (.number, .number(17), "17abc", false), (.number, .text("x"), "0", false), (.number, .number(100), "1e2", true),
        (.number, .number(-5), "-5.0", true), (.number, .text("+5"), "5", true), (.number, .text(".5"), "0.5", true),
        (.number, .number(Decimal(string: "12345678901234567890.12")!), "12345678901234567890.12", true),
        (.number, .number(1), "1e999", false),
        (.currency, .number(Decimal(string: "12.5")!), "12.50", true), (.currency, .number(12), "12.01", false),
        (.boolean, .boolean(true), "true", true), (.boolean, .boolean(false), "FALSE", true),
        (.boolean, .boolean(true), "false", false),
        (.date, .date(CalendarDate("2026-11-05")!), "2026-11-05", true),
        (.date, .date(CalendarDate("2026-11-05")!), "1793836800000", true),
        (.date, .date(CalendarDate("2026-11-05")!), "1793836800001", false),
        (.date, .date(CalendarDate("2026-11-05")!), "2026-11-06", false),
        (.date, .date(CalendarDate("2026-11-05")!), "5 Nov", false),
        (.dateTime, .dateTime(Date(timeIntervalSince1970: 1_798_675_200)), "2026-12-31T00:00:00Z", true),
        (.dateTime, .dateTime(Date(timeIntervalSince1970: 1_798_675_200)), "2026-12-31T00:00:00.000Z", true),
        (.dateTime, .dateTime(Date(timeIntervalSince1970: 1_798_675_200)), "1798675200000", true),
        (.dateTime, .dateTime(Date(timeIntervalSince1970: 1_798_675_200)), "2026-12-31T01:00:00+01:00", true),
        (.dateTime, .dateTime(Date(timeIntervalSince1970: 1_798_675_200.386)), "2026-12-31T00:00:00.386Z", true),
        (.dateTime, .dateTime(Date(timeIntervalSince1970: 1_798_675_200.386)), "2026-12-31T00:00:00Z", false),
        (.dateTime, .dateTime(Date(timeIntervalSince1970: 1_798_675_200)), "yesterday", false),
        (.choice, .choice("alpha"), "alpha", true), (.choice, .choice("alpha"), "Alpha", false),
        (.choices, .choices(["a", "b"]), "b;a", true), (.choices, .choices(["a", "b"]), ";a;b", true),
        (.choices, .choices(["a", "b"]), "a", false), (.choices, .choices(["a"]), "a;b", false),
        (.choices, .choices([]), "", true),
        (.owner, .owner("41629779"), "41629779", true), (.owner, .owner("41629779"), "9586504", false),
        (.owners, .owners(["1", "2"]), "2;1", true), (.owners, .owners(["1", "2"]), "1;3", false),
        (.email, .text("Ann@Example.COM"), "ann@example.com", true), (.email, .text("a@b.c"), "a@b.d", false),
        (.phone, .text("+49 (30) 123-45"), "+493012345", true), (.phone, .text("030 123"), "030123", true),
        (.phone, .text("+49 30"), "4930", false), (.phone, .text("ext"), "none", false),
        (.url, .text("https://www.Example.com/"), "example.com", true),
        (.url, .text("http://example.com"), "example.com", true),
        (.url, .text("example.com/A"), "example.com/a", false), (.url, .text("example.com"), "example.org", false),
        (.reference, .reference("5"), "5", true), (.reference, .reference("5"), "6", false),
        (.stage, .choice("closedwon"), "closedwon", true), (.stage, .choice("closedwon"), "closedlost", false),
        (.pipeline, .choice("default"), "default", true), (.pipeline, .choice("default"), "Default", false),
        (.opaque, .text("{}"), "{}", true), (.opaque, .text("{}"), "{ }", false),
    ]

    @Test("Each row of the contract's table of round trips", arguments: table)
    func row(type: PropertyType, written: FieldValue, readBack: String, isEqual: Bool) {
        let property = Self.property(type)
        let back: FieldValue = readBack.isEmpty ? .empty : .text(readBack)
        #expect(HubSpotConnector.matches(written: written, readBack: back, as: property) == isEqual)
    }

    @Test("The table has an equal and an unequal row for every type")
    func isExhaustive() {
        for type in Self.types {
            let rows = Self.table.filter { $0.0 == type }
            #expect(rows.contains { $0.3 } && rows.contains { !$0.3 }, "\(type)")
        }
    }

    @Test("Cleared is empty for every type, and a value is never empty")
    func cleared() {
        for type in Self.types {
            let property = Self.property(type)
            #expect(HubSpotConnector.matches(written: .empty, readBack: .empty, as: property))
            #expect(HubSpotConnector.matches(written: .text(""), readBack: .empty, as: property))
            #expect(!HubSpotConnector.matches(written: .text("x"), readBack: .empty, as: property), "\(type)")
            #expect(!HubSpotConnector.matches(written: .empty, readBack: .text("x"), as: property), "\(type)")
        }
    }

    @Test("A value that HubSpot can't hold equals nothing")
    func unwritable() {
        // Not test arguments: printing a date without an end crashes Foundation.
        let moments = [Double.infinity, -.infinity, .nan, 1e15, -1e15].map { Date(timeIntervalSince1970: $0) }
        let values = [FieldValue.number(.nan), .choices(["a;b"]), .choices([""])] + moments.map(FieldValue.dateTime)
        let matches = values.map {
            HubSpotConnector.matches(written: $0, readBack: $0, as: Self.property(.text))
        }
        #expect(matches == Array(repeating: false, count: values.count))
    }

    @Test("Typed values compare as their texts do, both ways")
    func typed() {
        let day = FieldValue.date(CalendarDate("2026-11-05")!)
        #expect(HubSpotConnector.matches(written: day, readBack: day, as: Self.property(.date)))
        #expect(HubSpotConnector.matches(written: .text("17.0"), readBack: .number(17), as: Self.property(.number)))
    }

    @Test("A text as long as HubSpot allows is compared in time, whatever it is")
    func long() {
        let digits = String(repeating: "9", count: 65_536)
        #expect(HubSpotConnector.matches(written: .text(digits), readBack: .text(digits), as: Self.property(.number)))
        #expect(!HubSpotConnector.matches(written: .number(9), readBack: .text(digits), as: Self.property(.number)))
    }
}

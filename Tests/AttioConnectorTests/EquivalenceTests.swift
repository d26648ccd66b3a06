import AttioConnector
import ConnectorKit
import Foundation
import Testing

@Suite("Attio: what counts as equal")
struct EquivalenceTests {
    private func property(
        _ type: PropertyType, _ vendorType: String = "", options: [PropertyOption] = []
    ) -> PropertyDefinition {
        PropertyDefinition(
            object: .deal, name: "field", label: "Field", type: type, vendorType: vendorType, options: options)
    }

    private func matches(_ written: FieldValue, _ readBack: FieldValue, _ type: PropertyType, _ word: String = "")
        -> Bool
    {
        AttioConnector.matches(written: written, readBack: readBack, as: property(type, word))
    }

    @Test("VER-3: texts are kept to the byte, blanks and forms of letters too")
    func texts() {
        #expect(matches(.text("a  b\r\n"), .text("a  b\r\n"), .text))
        #expect(!matches(.text("a "), .text("a"), .text) && !matches(.text("a"), .text("A"), .text))
        #expect(!matches(.text("e\u{301}x"), .text("\u{e9}x"), .text))
        #expect(!matches(.text("\u{e9}x"), .text("e\u{301}x"), .text))
        #expect(matches(.text("e\u{301}x"), .text("e\u{301}x"), .text))
        #expect(!matches(.text("e\u{301}x"), .choice("\u{e9}x"), .text))
        // A name is put together again by Attio: its words count, not their bytes.
        #expect(matches(.text("Zoe\u{308} B"), .text("Zo\u{eb} B"), .text, "personal-name"))
    }

    @Test("VER-3: numbers and amounts are equal to four decimals", arguments: [PropertyType.number, .currency])
    func numbers(type: PropertyType) {
        let long = Decimal(string: "1.23456")!
        #expect(matches(.number(long), .number(Decimal(string: "1.2346")!), type))
        #expect(!matches(.number(long), .number(Decimal(string: "1.2345")!), type))
        #expect(matches(.text("1500.50"), .number(1500.5), type) && !matches(.number(1), .number(2), type))
        #expect(!matches(.text("1x"), .number(1), type))
    }

    @Test("VER-3: a checkbox is never without a value")
    func checkboxes() {
        #expect(matches(.empty, .boolean(false), .boolean) && matches(.boolean(false), .empty, .boolean))
        #expect(!matches(.empty, .boolean(true), .boolean) && matches(.text("true"), .boolean(true), .boolean))
        #expect(!matches(.text("perhaps"), .boolean(false), .boolean))
    }

    @Test("VER-3: a day is what Attio makes of a year, a month or a moment")
    func days() {
        func day(_ month: Int, _ day: Int) -> FieldValue { .date(CalendarDate(year: 2023, month: month, day: day)!) }
        #expect(matches(.text("2023"), day(1, 1), .date) && matches(.text("2023-11"), day(11, 1), .date))
        #expect(matches(.text("2023-01-02T23:00:00-10:00"), day(1, 3), .date))
        #expect(!matches(day(1, 2), day(1, 3), .date))
    }

    @Test("VER-3: moments are equal to the millisecond, in whatever zone they were written")
    func moments() {
        let moment = FieldValue.dateTime(Date(timeIntervalSince1970: 1_794_990_400.25))
        #expect(matches(.text("2026-11-18T10:26:40.25+02:00"), moment, .dateTime))
        #expect(!matches(.text("2026-11-18T10:26:40.26+02:00"), moment, .dateTime))
        #expect(matches(.text("2026-11-18T08:26:40.250000000Z"), moment, .dateTime))
    }

    @Test("VER-3: an option is equal by id or by title; several in any order")
    func options() {
        let first = "11111111-1111-4111-8111-111111111111"
        let second = "22222222-2222-4222-8222-222222222222"
        let options = [PropertyOption(value: first, label: "Big"), PropertyOption(value: second, label: "Small")]
        let choice = property(.choice, options: options)
        let choices = property(.choices, options: options)
        #expect(AttioConnector.matches(written: .choice("Big"), readBack: .choice(first), as: choice))
        #expect(AttioConnector.matches(written: .choice(first.uppercased()), readBack: .choice(first), as: choice))
        #expect(!AttioConnector.matches(written: .choice("Small"), readBack: .choice(first), as: choice))
        #expect(!AttioConnector.matches(written: .choice("Medium"), readBack: .choice(first), as: choice))
        #expect(
            AttioConnector.matches(
                written: .choices(["Small", "Big"]), readBack: .choices([first, second]), as: choices))
        #expect(AttioConnector.matches(written: .choices(["Big"]), readBack: .choice(first), as: choices))
        #expect(!AttioConnector.matches(written: .choices(["Big"]), readBack: .choices([first, second]), as: choices))
    }

    @Test("VER-3: members and records are equal by id")
    func references() {
        let id = "aaaaaaaa-1111-4111-8111-111111111111"
        #expect(matches(.text(id.uppercased()), .owner(CRMUserID(rawValue: id)), .owner))
        #expect(!matches(.owner("x"), .owner(CRMUserID(rawValue: id)), .owner))
        #expect(matches(.owners(["a", "b"]), .owners(["b", "a"]), .owners))
        #expect(matches(.reference(RecordID(rawValue: id)), .text(id), .reference))
        #expect(!matches(.owner(CRMUserID(rawValue: id)), .text("api-token/\(id)"), .owner))
    }

    @Test("VER-3: emails are lower-cased by Attio, and several keep their order")
    func emails() {
        #expect(matches(.text("Ada@Example.COM"), .text("ada@example.com"), .email))
        #expect(!matches(.text("ada+x@example.com"), .text("ada@example.com"), .email))
        let both = FieldValue.choices(["a@example.com", "b@example.com"])
        #expect(matches(.choices(["A@example.com", "b@example.com"]), both, .email))
        #expect(!matches(.choices(["b@example.com", "a@example.com"]), both, .email))
        #expect(!matches(.text("a@example.com"), both, .email))
    }

    @Test("VER-3: a domain loses scheme, path and case")
    func domains() {
        #expect(matches(.text("https://App.Attio.com/x?y#z"), .text("app.attio.com"), .url))
        #expect(!matches(.text("attio.com"), .text("app.attio.com"), .url))
    }

    @Test("VER-3: a phone number is equal to its international form")
    func phones() {
        #expect(matches(.text("+44 7777 777 777"), .text("+447777777777"), .phone))
        #expect(matches(.text("07777 777777"), .text("+447777777777"), .phone))
        #expect(!matches(.text("+1 7777 777 777"), .text("+447777777777"), .phone))
        #expect(!matches(.text("777"), .text("+447777777777"), .phone))
    }

    @Test("VER-3: a person's name is equal word by word")
    func personNames() {
        #expect(matches(.text(" Ada  Lovelace "), .text("Ada Lovelace"), .text, "personal-name"))
        #expect(!matches(.text("Ada"), .text("Ada Lovelace"), .text, "personal-name"))
    }

    @Test(
        "VER-3: no value equals a cleared one, and a value doesn't",
        arguments: [
            PropertyType.text, .number, .currency, .date, .dateTime, .choice, .choices, .owner, .owners, .email, .phone,
            .url, .reference, .stage, .opaque,
        ])
    func empty(type: PropertyType) {
        #expect(
            matches(.empty, .empty, type) && matches(.text(""), .empty, type) && matches(.choices([]), .empty, type))
        #expect(!matches(.empty, .text("x"), type) && !matches(.text("x"), .empty, type))
    }
}

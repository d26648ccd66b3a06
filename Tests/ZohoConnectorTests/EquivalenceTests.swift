import ConnectorKit
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: what is written and what comes back")
struct EquivalenceTests {
    private static func property(
        _ type: PropertyType, vendorType: String = "x", options: [PropertyOption] = [], scale: Int? = nil
    ) -> PropertyDefinition {
        PropertyDefinition(
            object: .deal, name: "X", label: "X", type: type, vendorType: vendorType, options: options, scale: scale)
    }

    private func matches(_ written: FieldValue, _ readBack: FieldValue, _ property: PropertyDefinition) -> Bool {
        ZohoConnector.matches(written: written, readBack: readBack, as: property)
    }

    private func decimal(_ text: String) -> FieldValue { .number(Decimal(string: text)!) }

    @Test(
        "VER-3: No value, an empty text and no options are the same, and a value isn't",
        arguments: [
            PropertyType.text, .number, .date, .dateTime, .choice, .choices, .owner, .reference, .email, .phone, .url,
            .stage, .opaque,
        ])
    func empty(_ type: PropertyType) {
        let property = Self.property(type)
        for nothing in [FieldValue.empty, .text(""), .text("  "), .choices([]), .owners([])] {
            #expect(matches(nothing, .empty, property) && matches(.empty, nothing, property))
            #expect(!matches(nothing, .text("x"), property) && !matches(.text("x"), nothing, property))
        }
    }

    @Test("VER-3: Texts are compared without blanks at their ends, in one Unicode form and one kind of line end")
    func texts() {
        let text = Self.property(.text)
        #expect(matches(.text("  a b \n"), .text("a b"), text))
        #expect(matches(.text("e\u{301}"), .text("é"), text))
        #expect(matches(.text("a\r\nb"), .text("a\nb"), text))
        #expect(!matches(.text("a  b"), .text("a b"), text) && !matches(.text("a"), .text("A"), text))
    }

    @Test("VER-3: Texts with mark-up are compared by their words, which Zoho's cleaning keeps")
    func richTexts() {
        let rich = Self.property(.text, vendorType: "textarea (rich text)")
        #expect(matches(.text("<b>Hi</b> you &amp; me"), .text("<div><b>Hi</b>&nbsp;you &amp; me</div>"), rich))
        #expect(!matches(.text("<b>Hi</b>"), .text("<b>Bye</b>"), rich))
    }

    @Test("VER-3: Digits beyond the field's decimals are cut off, not rounded, in both directions from zero")
    func truncation() {
        let money = Self.property(.currency, scale: 2)
        #expect(matches(decimal("1.239"), decimal("1.23"), money) && !matches(decimal("1.239"), decimal("1.24"), money))
        #expect(matches(decimal("-1.239"), decimal("-1.23"), money))
        #expect(!matches(decimal("-1.239"), decimal("-1.24"), money))
        #expect(matches(decimal("1500.50"), decimal("1500.5"), money))
        #expect(!matches(decimal("1500.50"), decimal("1500.51"), money))
    }

    @Test("VER-3: Numbers are decimals, and a large one may come back as a text")
    func numbers() {
        let number = Self.property(.number)
        #expect(matches(decimal("123456789012345678"), .text("123456789012345678"), number))
        #expect(!matches(decimal("123456789012345678"), .text("123456789012345679"), number))
        #expect(matches(.text("+0.10"), decimal("0.1"), number))
        #expect(!matches(decimal("1"), .text("1 apple"), number) && !matches(decimal("1"), .text("one"), number))
    }

    @Test("VER-3: A checkbox without a value counts as one that isn't set")
    func flags() {
        let flag = Self.property(.boolean)
        #expect(matches(.boolean(true), .text("true"), flag) && !matches(.boolean(true), .boolean(false), flag))
        #expect(matches(.boolean(false), .empty, flag) && matches(.empty, .boolean(false), flag))
        #expect(!matches(.boolean(true), .empty, flag) && !matches(.text("maybe"), .text("perhaps"), flag))
    }

    @Test("VER-3: A day is a day; a moment is compared to the second, in whatever zone it comes back")
    func times() {
        let day = CalendarDate(year: 2026, month: 11, day: 30)!
        #expect(matches(.date(day), .text("2026-11-30"), Self.property(.date)))
        #expect(!matches(.date(day), .text("2026-12-01"), Self.property(.date)))
        let moment = Date(timeIntervalSince1970: 1_795_000_000.75)
        for text in [
            "2026-11-18T11:06:40+00:00", "2026-11-18T16:36:40+05:30", "2026-11-17T23:06:40-12:00",
            "2026-11-18T11:06:40Z", "2026-11-18T11:06:40.000Z",
        ] {
            #expect(matches(.dateTime(moment), .text(text), Self.property(.dateTime)), "\(text)")
        }
        for text in ["2026-11-18T11:06:41+00:00", "2026-11-18T11:06:40+01:00", "2026-11-18", "soon"] {
            #expect(!matches(.dateTime(moment), .text(text), Self.property(.dateTime)), "\(text)")
        }
    }

    @Test(
        "VER-3: An option counts by its stored name and by what people see; another option doesn't",
        arguments: [
            PropertyType.choice, .stage, .pipeline,
        ])
    func options(_ type: PropertyType) {
        let property = Self.property(
            type,
            options: [
                PropertyOption(value: "Id. Decision Makers", label: "Identify Decision Makers"),
                PropertyOption(value: "Qualification", label: "Qualification"),
            ])
        let (stored, shown) = ("Id. Decision Makers", "Identify Decision Makers")
        for written in [stored, shown] {
            for back in [stored, shown] { #expect(matches(.choice(written), .text(back), property)) }
            #expect(!matches(.choice(written), .text("Qualification"), property))
        }
        #expect(!matches(.choice("qualification"), .text("Qualification"), property))
    }

    @Test("VER-3: Several options count in any order, each by either name")
    func severalOptions() {
        let property = Self.property(
            .choices, options: [PropertyOption(value: "a1", label: "A"), PropertyOption(value: "b1", label: "B")])
        #expect(matches(.choices(["A", "b1"]), .choices(["b1", "a1"]), property))
        #expect(matches(.choices(["a1"]), .text("A"), property))
        #expect(!matches(.choices(["a1", "b1"]), .choices(["a1"]), property))
    }

    @Test("VER-3: People and records count by id alone, whatever kind of value they come back as")
    func references() {
        for type in [PropertyType.owner, .reference] {
            let property = Self.property(type)
            #expect(
                matches(.owner("77"), .reference("77"), property) && matches(.reference("77"), .text("77"), property))
            #expect(!matches(.owner("77"), .owner("78"), property) && !matches(.owner("x"), .owner("y"), property))
        }
    }

    @Test("VER-3: Emails count without case, telephone numbers by digits, addresses without scheme and closing slash")
    func addresses() {
        #expect(matches(.text("Ann@Example.com"), .text("ann@example.com"), Self.property(.email)))
        #expect(!matches(.text("ann@example.com"), .text("anne@example.com"), Self.property(.email)))
        #expect(matches(.text("+49 (30) 1234-5"), .text("+493012345"), Self.property(.phone)))
        #expect(!matches(.text("+493012345"), .text("493012345"), Self.property(.phone)))
        #expect(matches(.text("https://Example.com/a/"), .text("example.com/a"), Self.property(.url)))
        #expect(!matches(.text("https://example.com/a"), .text("https://example.com/A"), Self.property(.url)))
    }

    @Test("VER-3: What the gateway can't read is equal to nothing but itself")
    func opaque() {
        let opaque = Self.property(.opaque)
        #expect(matches(.text("a"), .text("a"), opaque) && !matches(.text("a"), .text("a "), opaque))
        #expect(!matches(.owners(["1"]), .owners(["2"]), Self.property(.owners)))
    }
}

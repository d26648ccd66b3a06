import ConnectorKit
import Foundation

/// Whether what Attio gives back is what it makes of what was written.
///
/// - Source: "Attribute types", <https://docs.attio.com/docs/attribute-types>, read 2026-11.
enum AttioEquivalence {
    /// Compares by the property's type.
    static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        if keepsBytes(property) { return sameBytes(parts(of: written), parts(of: readBack)) }
        if written == readBack { return true }
        // A checkbox is never without a value: a cleared one is unchecked.
        if property.type == .boolean { return boolean(written) != nil && boolean(written) == boolean(readBack) }
        let left = parts(of: written)
        let right = parts(of: readBack)
        guard left.count == right.count else { return false }
        switch property.type {
        case .choice, .choices, .stage:
            return Set(left.map { option($0, of: property) }) == Set(right.map { option($0, of: property) })
        case .owners, .opaque: return Set(left.map(id)) == Set(right.map(id))
        default: return zip(left, right).allSatisfy { isSame($0, $1, as: property) }
        }
    }

    /// Whether Attio keeps what is written to the byte ("verbatim").
    private static func keepsBytes(_ property: PropertyDefinition) -> Bool {
        property.type == .text && property.vendorType != personName
    }

    /// Swift's texts are equal whose letters merely look alike (composed and decomposed): their bytes are compared.
    private static func sameBytes(_ written: [String], _ readBack: [String]) -> Bool {
        written.count == readBack.count && zip(written, readBack).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }

    private static let personName = "personal-name"

    /// The texts of a value: none for an empty one, several for a list.
    static func parts(of value: FieldValue) -> [String] {
        switch value {
        case .empty: []
        case .text(let text), .choice(let text): text.isEmpty ? [] : [text]
        case .number(let number): ["\(number)"]
        case .boolean(let flag): [flag ? "true" : "false"]
        case .date(let day): [day.description]
        case .dateTime(let moment): [AttioMoment.text(of: moment) ?? "\(moment.timeIntervalSince1970)"]
        case .choices(let options): options
        case .owner(let user): [user.rawValue]
        case .owners(let users): users.map(\.rawValue)
        case .reference(let record): [record.rawValue]
        }
    }

    private static func isSame(_ written: String, _ readBack: String, as property: PropertyDefinition) -> Bool {
        switch property.type {
        case .number, .currency: same(written, readBack, by: rounded)
        case .date: same(written, readBack, by: day)
        case .dateTime: same(written, readBack) { AttioMoment.read($0).flatMap(AttioMoment.milliseconds) }
        case .email: EmailKey(comparing: written) == EmailKey(comparing: readBack)
        case .phone: isSamePhone(written, readBack)
        case .url: same(written, readBack, by: host)
        case .owner, .reference: id(written) == id(readBack)
        case .text: words(written) == words(readBack)
        default: written.utf8.elementsEqual(readBack.utf8)
        }
    }

    /// Equal once normalised; what can't be normalised is equal to nothing but itself.
    private static func same<Form: Equatable>(
        _ written: String, _ readBack: String, by normalised: (String) -> Form?
    ) -> Bool {
        guard let left = normalised(written), let right = normalised(readBack) else { return written == readBack }
        return left == right
    }

    // MARK: Forms

    /// A number to the decimals that Attio keeps.
    private static func rounded(_ text: String) -> Decimal? {
        guard var source = DecimalText.read(text) else { return nil }
        var result = Decimal()
        NSDecimalRound(&result, &source, AttioMapping.decimals, .plain)
        return result
    }

    /// A checkbox; no value is unchecked, and `nil` is for what is no flag.
    private static func boolean(_ value: FieldValue) -> Bool? {
        switch parts(of: value).first?.lowercased() {
        case nil, "false": false
        case "true": true
        default: nil
        }
    }

    /// A day as Attio coerces it: `2023` is its first day, and a moment is the day that it falls on in UTC.
    private static func day(_ text: String) -> CalendarDate? {
        if text.wholeMatch(of: /[0-9]{4}/) != nil { return CalendarDate("\(text)-01-01") }
        if text.wholeMatch(of: /[0-9]{4}-[0-9]{2}/) != nil { return CalendarDate("\(text)-01") }
        if let day = CalendarDate(text) { return day }
        return AttioMoment.read(text).flatMap { CalendarDate($0.formatted(.iso8601.year().month().day())) }
    }

    /// An option or status by id: what was written may be its title.
    private static func option(_ text: String, of property: PropertyDefinition) -> String {
        if AttioID.isID(text) { return id(text) }
        return property.options.first { $0.label == text }.map { id($0.value) } ?? text
    }

    private static func id(_ text: String) -> String {
        AttioID(text)?.text ?? text
    }

    private static func words(_ text: String) -> [Substring] {
        text.split(whereSeparator: \.isWhitespace)
    }

    /// A host: scheme, path and query are cut off by Attio.
    private static func host(_ text: String) -> String? {
        var rest = Substring(text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased())
        if let mark = rest.range(of: "://") { rest = rest[mark.upperBound...] }
        rest = rest.prefix { !"/?#".contains($0) }
        return rest.isEmpty ? nil : String(rest)
    }

    /// The least number of digits by which a national number is recognised in an international one.
    private static let nationalDigitsMin = 6

    /// Attio answers with the international form; a number that was written without a plus is its end.
    private static func isSamePhone(_ written: String, _ readBack: String) -> Bool {
        let left = digits(written)
        let right = digits(readBack)
        if left == right { return !left.isEmpty || written == readBack }
        guard !written.contains("+") else { return false }
        let national = left.drop { $0 == "0" }
        return national.count >= nationalDigitsMin && right.hasSuffix(national)
    }

    private static func digits(_ text: String) -> String {
        text.filter { ("0"..."9").contains($0) }
    }
}

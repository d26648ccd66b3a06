import ConnectorKit
import Foundation

/// Whether what Zoho gives back is what it makes of what was written.
///
/// - Source: samples of zoho/crm-oas v8.0 and the limits of "Create custom field", read 2026-11; what no source says is
///   under *Unverified* in the README and forgiven here.
enum ZohoEquivalence {
    /// Compares by the property's type; no value, an empty text and no options are the same.
    static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        if written == readBack { return true }
        // A checkbox without a value counts as one that isn't set.
        if property.type == .boolean { return boolean(written) != nil && boolean(written) == boolean(readBack) }
        if isEmpty(written) || isEmpty(readBack) { return isEmpty(written) && isEmpty(readBack) }
        return switch property.type {
        case .text where property.vendorType == ZohoMapping.richText: same(written, readBack, by: plainText)
        case .text: same(written, readBack) { lines(trim($0)).precomposedStringWithCanonicalMapping }
        case .number, .currency: same(number(written, property.scale), number(readBack, property.scale))
        case .boolean: false
        case .date: same(day(written), day(readBack))
        case .dateTime: same(second(written), second(readBack))
        case .choice, .stage, .pipeline: same(written, readBack) { stored($0, property) }
        case .choices: same(options(written, property), options(readBack, property))
        case .owner, .reference: same(written, readBack) { ZohoID(trim($0)) }
        case .email: same(written, readBack) { EmailKey(comparing: $0) }
        case .phone: same(written, readBack, by: digits)
        case .url: same(written, readBack, by: address)
        case .owners, .opaque: false
        }
    }

    // MARK: Texts

    /// What a value is as text; `nil` for a list.
    private static func text(of value: FieldValue) -> String? {
        switch value {
        case .empty: ""
        case .text(let text), .choice(let text): text
        case .number(let number): "\(number)"
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let day): day.description
        case .dateTime(let moment): ZohoMoment.text(of: moment)
        case .owner(let user): user.rawValue
        case .reference(let record): record.rawValue
        case .choices, .owners: nil
        }
    }

    private static func isEmpty(_ value: FieldValue) -> Bool {
        switch value {
        case .choices(let options): options.isEmpty
        case .owners(let users): users.isEmpty
        default: text(of: value).map { trim($0).isEmpty } ?? false
        }
    }

    /// Equal once in one form; what has no such form is equal to nothing but itself.
    private static func same<Form: Equatable>(_ left: Form?, _ right: Form?) -> Bool {
        guard let left, let right else { return false }
        return left == right
    }

    private static func same<Form: Equatable>(
        _ written: FieldValue, _ readBack: FieldValue, by form: (String) -> Form?
    ) -> Bool {
        same(text(of: written).flatMap(form), text(of: readBack).flatMap(form))
    }

    private static func trim(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func lines(_ text: String) -> String {
        text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
    }

    /// The words without their mark-up, which Zoho cleans in ways of its own.
    private static func plainText(_ text: String) -> String? {
        let words = text.replacing(/<[^>]{0,2000}>/, with: " ").replacing("&nbsp;", with: " ")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
        return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Digits with a leading plus; `nil` where there is no digit.
    private static func digits(_ text: String) -> String? {
        let digits = text.filter { ("0"..."9").contains($0) }
        return digits.isEmpty ? nil : (trim(text).hasPrefix("+") ? "+" : "") + digits
    }

    /// A web address without scheme and closing slash, its host in lower case.
    private static func address(_ text: String) -> String? {
        var rest = Substring(trim(text))
        for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        let host = rest.prefix { $0 != "/" }
        return host.lowercased() + rest[host.endIndex...]
    }

    // MARK: Options

    /// The stored form of an option: Zoho takes either name of an option that was renamed, and may give back either.
    private static func stored(_ text: String, _ property: PropertyDefinition) -> String {
        if property.options.contains(where: { $0.value == text }) { return text }
        return property.options.first { $0.label == text }?.value ?? text
    }

    /// In no order, none twice.
    private static func options(_ value: FieldValue, _ property: PropertyDefinition) -> Set<String>? {
        switch value {
        case .choices(let options): Set(options.map { stored($0, property) })
        case .text(let text), .choice(let text): [stored(text, property)]
        default: nil
        }
    }

    // MARK: Numbers, flags and times

    /// The number as Zoho keeps it: digits beyond the scale are cut off, not rounded.
    private static func number(_ value: FieldValue, _ scale: Int?) -> Decimal? {
        let number: Decimal? =
            if case .number(let number) = value { number } else {
                text(of: value).flatMap { DecimalText.read(trim($0)) }
            }
        guard var source = number, !source.isNaN, let scale else { return number }
        var result = Decimal()
        NSDecimalRound(&result, &source, scale, source < 0 ? .up : .down)
        return result
    }

    /// `nil` for what is no flag.
    private static func boolean(_ value: FieldValue) -> Bool? {
        switch text(of: value).map({ trim($0).lowercased() }) {
        case "", "false": false
        case "true": true
        default: nil
        }
    }

    private static func day(_ value: FieldValue) -> CalendarDate? {
        if case .date(let day) = value { return day }
        return text(of: value).flatMap { CalendarDate(trim($0)) }
    }

    /// A moment to the second, in whatever zone it is written.
    private static func second(_ value: FieldValue) -> Int64? {
        let moment: Date? =
            if case .dateTime(let moment) = value { moment } else {
                text(of: value).flatMap { ZohoMoment.read(trim($0)) }
            }
        return moment.flatMap { Int64(exactly: $0.timeIntervalSince1970.rounded(.down)) }
    }
}

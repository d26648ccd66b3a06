import ConnectorKit
import Foundation

/// Whether what Salesforce gives back is what it makes of what was written.
///
/// - Source: "Field Types", <https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm>,
///   and "Date and Time Formats", read 2026-11.
enum SalesforceEquivalence {
    /// Compares by the property's type; Salesforce keeps no empty text, and a checkbox without a value is false.
    static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        if written == readBack { return true }
        return switch property.type {
        case .text where property.vendorType == SalesforceFieldType.richText: isEmpty(written) == isEmpty(readBack)
        case .text, .phone, .url: same(written, readBack, by: lines)
        case .email: same(written, readBack) { EmailKey(comparing: lines($0)) }
        case .choice, .stage: same(written, readBack) { lines($0).lowercased() }
        case .choices: same(written, readBack, by: options)
        case .number, .currency: sameNumber(written, readBack, scale: property.scale)
        case .boolean: boolean(written) != nil && boolean(written) == boolean(readBack)
        case .date: sameForm(written, readBack, by: day)
        case .dateTime: sameForm(written, readBack, by: second)
        case .owner, .reference: same(written, readBack, by: SalesforceID.full)
        case .owners: same(written, readBack) { Set(SalesforceEquivalence.options($0).map(SalesforceID.full)) }
        // Salesforce has no such property.
        case .pipeline, .opaque: same(written, readBack) { $0 }
        }
    }

    // MARK: Texts

    /// The text that a value travels as, without white space at its ends; `nil` for none.
    private static func text(of value: FieldValue) -> String? {
        let text = SalesforceMapping.text(of: value) ?? ""
        let trimmed = trim(text)
        return trimmed.isEmpty ? nil : trimmed
    }

    private static func isEmpty(_ value: FieldValue) -> Bool {
        text(of: value) == nil
    }

    /// Compares texts in one form; no text equals none.
    private static func same<Form: Equatable>(
        _ written: FieldValue, _ readBack: FieldValue, by form: (String) -> Form
    ) -> Bool {
        text(of: written).map(form) == text(of: readBack).map(form)
    }

    /// ASCII white space alone: Salesforce keeps a no-break space.
    private static func trim(_ text: String) -> String {
        let bytes = text.utf8
        let isSpace = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
        guard let start = bytes.firstIndex(where: { !isSpace($0) }), let end = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[start...end])
    }

    /// Line ends in one form; which of them a save changes is unverified.
    private static func lines(_ text: String) -> String {
        text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
    }

    /// The options of a multi-select picklist: in no order, none twice.
    private static func options(_ text: String) -> Set<String> {
        Set(text.split(separator: SalesforceMapping.listSeparator).map { trim(String($0)) }.filter { !$0.isEmpty })
    }

    // MARK: Numbers, flags and times

    /// Compares as Salesforce keeps them: rounded half up to the scale.
    private static func sameNumber(_ written: FieldValue, _ readBack: FieldValue, scale: Int?) -> Bool {
        guard !isEmpty(written), !isEmpty(readBack) else { return isEmpty(written) && isEmpty(readBack) }
        guard let left = number(written), let right = number(readBack) else { return false }
        guard let scale else { return left == right }
        return rounded(left, scale) == rounded(right, scale)
    }

    private static func number(_ value: FieldValue) -> Decimal? {
        if case .number(let number) = value { return number }
        return text(of: value).flatMap { DecimalText.read($0) }
    }

    private static func rounded(_ number: Decimal, _ scale: Int) -> Decimal {
        var source = number
        var result = Decimal()
        NSDecimalRound(&result, &source, scale, .plain)
        return result
    }

    /// A checkbox is never without a value; `nil` for what is no flag.
    private static func boolean(_ value: FieldValue) -> Bool? {
        switch text(of: value)?.lowercased() {
        case nil, "false": false
        case "true": true
        default: nil
        }
    }

    private static func sameForm<Form: Equatable>(
        _ written: FieldValue, _ readBack: FieldValue, by form: (FieldValue) -> Form?
    ) -> Bool {
        guard !isEmpty(written), !isEmpty(readBack) else { return isEmpty(written) && isEmpty(readBack) }
        guard let left = form(written), let right = form(readBack) else { return false }
        return left == right
    }

    private static func day(_ value: FieldValue) -> CalendarDate? {
        if case .date(let day) = value { return day }
        return text(of: value).flatMap { CalendarDate($0) }
    }

    /// A moment to the second, which is all that Salesforce keeps.
    private static func second(_ value: FieldValue) -> Int64? {
        let moment: Date? =
            if case .dateTime(let moment) = value { moment } else { text(of: value).flatMap(SalesforceMoment.read) }
        return moment.flatMap { Int64(exactly: $0.timeIntervalSince1970.rounded(.down)) }
    }
}

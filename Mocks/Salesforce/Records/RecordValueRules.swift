import Foundation
import MockKit

/// What a save does to one value: it checks the JSON type, and changes the value as Salesforce does.
///
/// Lengths, picklists and references are checked afterwards, in an order that spans all fields.
struct RecordValueRules {
    let field: FieldDefinition

    /// The value as it is stored.
    /// - Throws: `JSON_PARSER_ERROR` for a JSON type that the field does not take.
    func stored(_ json: JSON) throws -> JSON {
        switch field.type {
        case .boolean: return try flag(json)
        case .int, .double, .currency, .percent: return try number(json)
        case .date: return try date(json)
        case .datetime: return try dateTime(json)
        case .id, .reference: return try reference(json)
        default: return try text(json)
        }
    }

    /// A checkbox is never empty.
    private func flag(_ json: JSON) throws -> JSON {
        if json.isNull { return false }
        guard json.bool != nil else { throw SalesforceFailure.wrongJSON(json, for: "boolean") }
        return json
    }

    /// Numbers in texts are taken; decimals are rounded half up to the field's scale.
    private func number(_ json: JSON) throws -> JSON {
        let kind = field.type == .int ? "int" : field.type.rawValue
        if json.isNull || json.string == "" { return .null }
        guard let value = json.decimal ?? json.string.flatMap(Double.init), value.isFinite,
            var exact = Decimal(string: json.string ?? "\(value)", locale: Locale(identifier: "en_US_POSIX"))
        else { throw SalesforceFailure.wrongJSON(json, for: kind) }
        if field.type == .int {
            guard let whole = Int(exactly: value), Int(Int32.min)...Int(Int32.max) ~= whole else {
                throw SalesforceFailure.wrongJSON(json, for: kind)
            }
            return .integer(whole)
        }
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, field.scale, .plain)
        guard abs(value) < pow(10, Double(field.precision - field.scale)) else {
            throw SalesforceFailure.outOfRange(value, for: field)
        }
        // By way of the text: NSDecimalNumber makes 1234.5700000000002 of 1234.57.
        return Double("\(rounded)").map { .decimal($0) } ?? .null
    }

    private func date(_ json: JSON) throws -> JSON {
        if json.isNull || json.string == "" { return .null }
        guard let text = json.string, RFC3339.isDay(text) else {
            throw SalesforceFailure.wrongJSON(json, for: "date")
        }
        return json
    }

    /// Any offset comes in; UTC goes out, to the second.
    private func dateTime(_ json: JSON) throws -> JSON {
        if json.isNull || json.string == "" { return .null }
        guard let instant = json.string.flatMap({ SalesforceTime.date($0) }) else {
            throw SalesforceFailure.wrongJSON(json, for: "datetime")
        }
        return .string(SalesforceTime.text(instant))
    }

    /// 15 characters come in, 18 go out; which object they belong to is checked later.
    private func reference(_ json: JSON) throws -> JSON {
        if json.isNull || json.string == "" { return .null }
        guard let text = json.string else { throw SalesforceFailure.wrongJSON(json, for: "reference") }
        guard let id = SalesforceID.normalise(text) else {
            throw SalesforceFailure.badID(text, label: field.label, field: field.name)
        }
        return .string(id)
    }

    private func text(_ json: JSON) throws -> JSON {
        if json.isNull { return .null }
        guard var text = json.string else { throw SalesforceFailure.wrongJSON(json, for: "string") }
        if field.type == .textarea {
            text = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
        }
        text = Self.trimmed(text)
        if text.isEmpty { return .null }
        switch field.type {
        case .email: return .string(try email(text))
        case .picklist, .combobox: return .string(spelling(of: text) ?? text)
        case .multipicklist: return .string(inOrder(text))
        default: return .string(text)
        }
    }

    /// Without the spaces that Salesforce takes off: those of ASCII, no others.
    static func trimmed(_ text: String) -> String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar.value <= 0x20 }
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
        while let last = scalars.last, isSpace(last) { scalars.removeLast() }
        return String(scalars)
    }

    private func email(_ text: String) throws -> String {
        let address = /[^@\s"(),:;<>\[\\\]]+@[^@\s.]+(\.[^@\s.]+)+/
        guard text.wholeMatch(of: address) != nil else { throw SalesforceFailure.badEmail(text, for: field) }
        return text.lowercased()
    }

    /// The defined value that differs from a text by case at most.
    private func spelling(of text: String) -> String? {
        let wanted = text.lowercased()
        return field.picklist.first { $0.value.lowercased() == wanted }?.value
    }

    /// Each value once, in the order of their definition; unknown ones at the end.
    private func inOrder(_ text: String) -> String {
        let values = text.split(separator: ";").map { part in
            let value = Self.trimmed(String(part))
            return spelling(of: value) ?? value
        }
        let known = field.picklist.map(\.value).filter(values.contains)
        var unknown: [String] = []
        for value in values where !known.contains(value) && !unknown.contains(value) { unknown.append(value) }
        return (known + unknown).joined(separator: ";")
    }
}

import ConnectorKit
import Foundation

/// Whether what Pipedrive gives back is what it makes of what was written.
///
/// - Source: "Custom fields" and the v2 migration guide, <https://pipedrive.readme.io/docs/core-api-concepts-custom-fields>,
///   read 2026-11.
enum PipedriveEquivalence {
    /// Two doubles that print alike to this share are one number.
    private static let tolerance = Decimal(sign: .plus, exponent: -15, significand: 1)
    /// Decimals that an amount may be rounded to (unverified), where its currency has no others or isn't told.
    private static let currencyScale = 2
    /// Currencies that have no decimals, or three (ISO 4217).
    private static let currencyScales: [String: Int] = {
        let none = [
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
            "XPF",
        ]
        let three = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
        return Dictionary(uniqueKeysWithValues: none.map { ($0, 0) } + three.map { ($0, 3) })
    }()

    /// Compares by the property's type; an absent value, null and an empty text are one.
    static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        if written == readBack { return true }
        guard let left = text(written), let right = text(readBack) else {
            return text(written) == nil && text(readBack) == nil
        }
        return switch property.type {
        case .text where property.isStandard && property.name == "name": words(left) == words(right)
        case .text, .phone, .url, .opaque: trimmed(left) == trimmed(right)
        case .email: EmailKey(comparing: left) == EmailKey(comparing: right)
        case .number: sameNumber(left, right)
        case .currency: sameAmount(left, right)
        case .boolean: trimmed(left).lowercased() == trimmed(right).lowercased()
        case .date: day(left) != nil && day(left) == day(right)
        case .dateTime: second(left) != nil && second(left) == second(right)
        case .choices, .owners: options(written) == options(readBack)
        case .choice, .owner, .reference, .stage, .pipeline: left == right
        }
    }

    /// The value as one text; `nil` for no value.
    private static func text(_ value: FieldValue) -> String? {
        let text: String? =
            switch value {
            case .empty: nil
            case .text(let text), .choice(let text): text
            case .number(let number): "\(number)"
            case .boolean(let flag): flag ? "true" : "false"
            case .date(let day): day.description
            case .dateTime(let moment): moment.formatted(.iso8601)
            case .choices(let options): options.sorted().joined(separator: ",")
            case .owner(let user): user.rawValue
            case .owners(let users): users.map(\.rawValue).sorted().joined(separator: ",")
            case .reference(let record): record.rawValue
            }
        return text.flatMap { trimmed($0).isEmpty ? nil : $0 }
    }

    private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// A person's name: white space of any length is one blank.
    private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    private static func options(_ value: FieldValue) -> Set<String> {
        switch value {
        case .choices(let options): Set(options)
        case .owners(let users): Set(users.map(\.rawValue))
        default: Set((text(value) ?? "").split(separator: ",").map { trimmed(String($0)) })
        }
    }

    private static func sameNumber(_ left: String, _ right: String) -> Bool {
        guard let left = DecimalText.read(trimmed(left)), let right = DecimalText.read(trimmed(right)) else {
            return false
        }
        return abs(left - right) <= abs(left) * tolerance
    }

    /// Both parts, where both sides have a currency; the gateway writes amounts without one in the company's.
    private static func sameAmount(_ left: String, _ right: String) -> Bool {
        let (left, right) = (amount(trimmed(left)), amount(trimmed(right)))
        guard let ours = left.number, let theirs = right.number else { return false }
        if let one = left.currency, let other = right.currency, one != other { return false }
        let scale = (right.currency ?? left.currency).flatMap { currencyScales[$0] } ?? currencyScale
        return ours == theirs || rounded(ours, to: scale) == theirs
    }

    private static func amount(_ text: String) -> (number: Decimal?, currency: String?) {
        if let money = PipedriveValue.money(text) { return (money.amount, money.currency) }
        return (DecimalText.read(text), nil)
    }

    private static func rounded(_ number: Decimal, to scale: Int) -> Decimal {
        var (source, result) = (number, Decimal())
        NSDecimalRound(&result, &source, scale, .plain)
        return result
    }

    private static func day(_ text: String) -> CalendarDate? { CalendarDate(trimmed(text)) }

    /// A moment to the second, which is all that is written.
    private static func second(_ text: String) -> Int64? {
        let text = trimmed(text)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains("."))
        return (try? Date(text, strategy: style)).flatMap { Int64(exactly: $0.timeIntervalSince1970.rounded(.down)) }
    }
}

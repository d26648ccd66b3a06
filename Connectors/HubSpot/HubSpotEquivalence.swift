import ConnectorKit
import Foundation

/// Whether HubSpot's text for a value is what it makes of the text that was written (contract: value round trip).
///
/// Both sides are texts: records are read without their definitions, so the type comes from the definition here.
enum HubSpotEquivalence {
    /// Compares by the property's type; no value equals a cleared one.
    static func matches(written: String, readBack: String, as type: PropertyType) -> Bool {
        if written == readBack { return true }
        if written.isEmpty || readBack.isEmpty { return trimmed(written) == trimmed(readBack) }
        return switch type {
        case .text: trimmed(written) == trimmed(readBack)
        case .number, .currency: same(written, readBack, by: number)
        case .boolean: same(written, readBack) { trimmed($0).lowercased() }
        case .date: same(written, readBack, by: day)
        case .dateTime: same(written, readBack, by: milliseconds)
        case .choices, .owners: same(written, readBack, by: parts)
        case .email: same(written, readBack) { EmailKey(comparing: $0) }
        case .phone: same(written, readBack, by: digits)
        case .url: same(written, readBack, by: host)
        case .choice, .owner, .reference, .stage, .pipeline, .opaque: false
        }
    }

    /// Equal once normalised; what can't be normalised is equal to nothing but itself.
    private static func same<Form: Equatable>(
        _ written: String, _ readBack: String, by normalised: (String) -> Form?
    ) -> Bool {
        guard let left = normalised(written), let right = normalised(readBack) else { return false }
        return left == right
    }

    /// The text without white space at its ends.
    private static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A decimal number: trailing zeros and a leading plus don't count.
    private static func number(_ text: String) -> Decimal? {
        DecimalText.read(trimmed(text))
    }

    /// A calendar day: `YYYY-MM-DD`, or milliseconds since 1970 at midnight UTC.
    private static func day(_ text: String) -> CalendarDate? {
        let text = trimmed(text)
        if let day = CalendarDate(text) { return day }
        let dayLength: Int64 = 86_400 * HubSpotMapping.millisecondsPerSecond
        guard let epoch = epoch(text), epoch % dayLength == 0 else { return nil }
        let moment = Date(timeIntervalSince1970: Double(epoch / HubSpotMapping.millisecondsPerSecond))
        return CalendarDate(moment.formatted(.iso8601.year().month().day()))
    }

    /// A moment in milliseconds since 1970: ISO 8601 with or without a fraction, or that number itself.
    private static func milliseconds(_ text: String) -> Int64? {
        let text = trimmed(text)
        if let epoch = epoch(text) { return epoch }
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains("."))
        return (try? Date(text, strategy: style)).flatMap(HubSpotMapping.milliseconds)
    }

    private static func epoch(_ text: String) -> Int64? {
        guard text.wholeMatch(of: /-?[0-9]{1,15}/) != nil else { return nil }
        return Int64(text)
    }

    /// The options of a checkbox, in no order; a leading separator means "append" and is dropped.
    private static func parts(_ text: String) -> Set<Substring>? {
        Set(text.split(separator: HubSpotMapping.listSeparator))
    }

    /// Digits with a leading plus; `nil` where there is no digit.
    private static func digits(_ text: String) -> String? {
        let digits = text.filter { ("0"..."9").contains($0) }
        guard !digits.isEmpty else { return nil }
        return trimmed(text).hasPrefix("+") ? "+" + digits : digits
    }

    /// A web address without scheme, `www.` and a closing slash, its host in lower case.
    private static func host(_ text: String) -> String? {
        var rest = Substring(trimmed(text))
        for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst("www.".count) }
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        let name = rest.prefix { $0 != "/" }
        return name.lowercased() + rest[name.endIndex...]
    }
}

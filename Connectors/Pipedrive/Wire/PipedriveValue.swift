import ConnectorKit
import Foundation

/// Between the JSON of a record and the gateway's values. Pipedrive is strict: a number as a text is refused.
enum PipedriveValue {
    /// What a record holds, as its JSON says: an answer doesn't tell types, and `matches` knows the definition.
    ///
    /// An amount comes as `10.5 EUR`; of times, ranges and addresses the part that people enter is kept.
    static func read(_ value: JSONValue) -> FieldValue {
        switch value {
        case .null: return .empty
        case .boolean(let flag): return .boolean(flag)
        case .number(let number): return .number(number)
        case .string(let text): return text.isEmpty ? .empty : .text(text)
        case .array(let values):
            let texts = values.compactMap(text)
            return texts.isEmpty ? .empty : .choices(texts)
        case .object: return object(value)
        }
    }

    private static func object(_ value: JSONValue) -> FieldValue {
        guard let entered = value["value"] ?? value["id"], entered != .null, let text = text(entered) else {
            return .empty
        }
        if let currency = value["currency"]?.text { return .text("\(text) \(currency)") }
        if let until = value["until"]?.text { return .text("\(text)/\(until)") }
        return read(entered)
    }

    /// A plain value as a text, or `nil` for one that isn't plain.
    static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .number(let number): "\(number)"
        case .boolean(let flag): flag ? "true" : "false"
        case .null, .array: nil
        case .object: (value["value"] ?? value["id"]).flatMap(text)
        }
    }

    /// The JSON of a value, or `nil` for one that Pipedrive can't hold.
    ///
    /// `null` clears everything, sets too: an empty list is refused.
    static func json(_ value: FieldValue) -> JSONValue? {
        switch value {
        case .empty: .null
        case .text(let text): text.isEmpty ? .null : .string(text)
        case .number(let number): number.isNaN ? nil : .number(number)
        case .boolean(let flag): .boolean(flag)
        case .date(let day): .string(day.description)
        case .dateTime(let moment): .string(moment.formatted(.iso8601))
        case .choice(let option): option.isEmpty ? .null : scalar(option)
        case .choices(let options): options.isEmpty ? .null : .array(options.map(scalar))
        case .owner(let user): integer(user.rawValue)
        // No field of Pipedrive's holds several users.
        case .owners: nil
        case .reference(let record): integer(record.rawValue)
        }
    }

    /// An option by its id: a number, but for some built-in fields.
    private static func scalar(_ option: String) -> JSONValue { integer(option) ?? .string(option) }

    /// A positive whole number, without a leading zero.
    private static func integer(_ text: String) -> JSONValue? {
        guard text.wholeMatch(of: /0|[1-9][0-9]{0,17}/) != nil else { return nil }
        return Int64(text).map { .number(Decimal($0)) }
    }

    /// A moment as the description asks for it in `archive_time` alone: UTC, with a blank for the `T` and no zone.
    /// What is no moment stays.
    static func oldMoment(_ value: JSONValue) -> JSONValue {
        guard case .string(let text) = value else { return value }
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains("."))
        guard let moment = try? Date(text, strategy: style) else { return value }
        let whole = moment.formatted(.iso8601.dateTimeSeparator(.space))
        return .string(String(whole.prefix { $0 != "Z" }))
    }

    /// An amount of money with its currency, as ``read(_:)`` writes it.
    static func money(_ text: String) -> (amount: Decimal, currency: String)? {
        guard let match = text.wholeMatch(of: /([+-]?[0-9.]+) ([A-Z]{3})/), let amount = DecimalText.read(match.1)
        else { return nil }
        return (amount, String(match.2))
    }

    /// The JSON of an amount in a custom field.
    static func json(_ amount: Decimal, in currency: String) -> JSONValue {
        .object(["value": .number(amount), "currency": .string(currency)])
    }
}

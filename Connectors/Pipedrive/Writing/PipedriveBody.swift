import ConnectorKit
import Foundation

/// The body of a record's creation or update, made of values. Pure.
struct PipedriveBody {
    /// Which custom fields of an object hold amounts, and the company's currency, where one of them is written without.
    struct Money {
        let codes: Set<String>
        let currency: String?
    }

    /// The JSON to send.
    let json: JSONValue
    /// The properties whose values Pipedrive can't hold.
    let refused: [FieldFailure]

    /// - Parameters:
    ///   - money: which custom fields hold amounts.
    ///   - entries: the addresses and numbers that a person has already, by key.
    init(_ values: [PropertyName: FieldValue], money: Money?, entries: [String: [JSONValue]] = [:]) {
        var root: [JSONValue.Member] = []
        var custom: [JSONValue.Member] = []
        var refused: [FieldFailure] = []
        var seen: Set<String> = []
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            let key = PipedriveFieldNames.key(ofProperty: name)
            // A code and its key are one property: of two values for it, none can be meant.
            guard seen.insert(key).inserted,
                let json = Self.json(of: value, key: key, money: money, entries: entries[key] ?? [])
            else {
                refused.append(FieldFailure(property: name, cause: .invalidValue))
                continue
            }
            let member = JSONValue.Member(name: key, value: json)
            if PipedriveFieldNames.isCustom(key) { custom.append(member) } else { root.append(member) }
        }
        if !custom.isEmpty { root.append(.init(name: "custom_fields", value: .object(custom))) }
        self.json = .object(root)
        self.refused = refused
    }

    /// Whether it must be known which fields hold amounts: a number in a custom field may be one.
    static func needsMoney(_ values: [PropertyName: FieldValue]) -> Bool {
        values.contains { name, value in
            guard PipedriveFieldNames.isCustom(name.rawValue) else { return false }
            return switch value {
            case .number: true
            case .text(let text): PipedriveValue.money(text) != nil
            default: false
            }
        }
    }

    /// Whether one of these fields is to get an amount without a currency.
    static func needsCurrency(_ values: [PropertyName: FieldValue], for codes: Set<String>) -> Bool {
        values.contains { name, value in
            guard case .number = value else { return false }
            return codes.contains(name.rawValue)
        }
    }

    /// The keys of addresses and numbers among the values.
    static func contactPoints(in values: [PropertyName: FieldValue]) -> [String] {
        Set(values.keys.map(PipedriveFieldNames.key)).filter(PipedriveFieldNames.isContactPoint).sorted()
    }

    private static func json(
        of value: FieldValue, key: String, money: Money?, entries: [JSONValue]
    ) -> JSONValue? {
        if PipedriveFieldNames.isContactPoint(key) { return contactPoints(value, entries) }
        if let money, money.codes.contains(key) { return amount(value, money) }
        let json = PipedriveValue.json(value)
        switch key {
        // The one list of the root that null doesn't clear; in custom fields it is the other way round.
        case "label_ids": return json == .null ? .array([]) : json
        case "archive_time": return json.map(PipedriveValue.oldMoment)
        default: return json
        }
    }

    private static func amount(_ value: FieldValue, _ money: Money) -> JSONValue? {
        switch value {
        case .number(let number) where !number.isNaN: money.currency.map { PipedriveValue.json(number, in: $0) }
        case .text(let text): PipedriveValue.money(text).map { PipedriveValue.json($0.amount, in: $0.currency) }
        case .empty: .null
        default: nil
        }
    }

    /// The list with another primary entry: it is replaced as a whole, so the others must travel along.
    ///
    /// The only entry can be cleared. Of several, none: the next one would become the primary, and whoever put the old
    /// value back would overwrite that.
    private static func contactPoints(_ value: FieldValue, _ entries: [JSONValue]) -> JSONValue? {
        let main = entries.firstIndex { $0["primary"] == .boolean(true) } ?? (entries.isEmpty ? nil : 0)
        var entries = entries
        switch value {
        case .empty, .text(""): return entries.count > 1 ? nil : .array([])
        case .text(let text):
            guard let main else { return .array([entry(text, label: "work")]) }
            entries[main] = entry(text, label: entries[main]["label"]?.text ?? "work")
            return .array(entries)
        default: return nil
        }
    }

    private static func entry(_ text: String, label: String) -> JSONValue {
        .object(["value": .string(text), "primary": .boolean(true), "label": .string(label)])
    }
}

import ConnectorKit
import Foundation

/// Values as records hold them: an array of objects, each with the attribute's type, for single values too.
enum AttioValue {
    /// What a record holds of one attribute: values that have ended (history) don't count.
    ///
    /// One value comes as itself, several as a list; whether an attribute may hold several, its definition says.
    static func read(_ values: [JSONValue]) -> FieldValue {
        let single = values.filter { $0["active_until"] == nil || $0["active_until"] == .null }.map(one)
        guard let first = single.first else { return .empty }
        guard single.count > 1 else { return first }
        let owners = single.compactMap(owner)
        return owners.count == single.count ? .owners(owners) : .choices(single.map(text))
    }

    private static func one(_ value: JSONValue) -> FieldValue {
        switch value["attribute_type"]?.text {
        case "select": id(value, "option", "option_id").map(FieldValue.choice) ?? unread(value)
        case "status": id(value, "status", "status_id").map(FieldValue.choice) ?? unread(value)
        case AttioMapping.ownerType: actor(value)
        case "record-reference":
            value["target_record_id"]?.text.map { .reference(RecordID(rawValue: $0)) } ?? unread(value)
        case "email-address": text(value, "email_address")
        case "domain": text(value, "domain")
        case "phone-number": text(value, "phone_number")
        case "personal-name": text(value, "full_name")
        case "currency": number(value["currency_value"]).map(FieldValue.number) ?? unread(value)
        case "number", "rating": number(value["value"]).map(FieldValue.number) ?? unread(value)
        case "date": value["value"]?.text.flatMap { CalendarDate($0) }.map(FieldValue.date) ?? unread(value)
        case "timestamp": moment(value)
        default: plain(value)
        }
    }

    /// A moment with more than milliseconds stays the text that it is, so that a record gets back what it held.
    private static func moment(_ value: JSONValue) -> FieldValue {
        guard let text = value["value"]?.text, let moment = AttioMoment.read(text) else { return unread(value) }
        return AttioMoment.isFine(text) ? .text(text) : .dateTime(moment)
    }

    /// Text, a checkbox, or a type that came later and keeps to `value`.
    private static func plain(_ value: JSONValue) -> FieldValue {
        switch value["value"] {
        case .string(let text): text.isEmpty ? .empty : .text(text)
        case .boolean(let flag): .boolean(flag)
        case .number(let number): .number(number)
        default: unread(value)
        }
    }

    /// Members alone are CRM users; a token, an app or Attio itself is told apart, so that it's never written as one.
    private static func actor(_ value: JSONValue) -> FieldValue {
        let type = value["referenced_actor_type"]?.text ?? ""
        let id = value["referenced_actor_id"]?.text
        guard type == member, let id else { return .text([type, id].compactMap(\.self).joined(separator: "/")) }
        return .owner(CRMUserID(rawValue: id))
    }

    private static func id(_ value: JSONValue, _ holder: String, _ name: String) -> String? {
        value[holder]?["id"]?[name]?.text
    }

    private static func text(_ value: JSONValue, _ name: String) -> FieldValue {
        guard let text = value[name]?.text else { return unread(value) }
        return text.isEmpty ? .empty : .text(text)
    }

    /// A number, or a text that holds one: Attio's own samples show amounts both ways.
    private static func number(_ json: JSONValue?) -> Decimal? {
        switch json {
        case .number(let number): number
        case .string(let text): DecimalText.read(text)
        default: nil
        }
    }

    /// What has no form of ours, as its JSON without what changes by itself.
    private static func unread(_ value: JSONValue) -> FieldValue {
        guard case .object(let members) = value else { return .text(String(decoding: value.encoded, as: UTF8.self)) }
        let kept = members.filter { !["active_from", "active_until", "created_by_actor"].contains($0.name) }
        return .text(String(decoding: JSONValue.object(kept).encoded, as: UTF8.self))
    }

    private static let member = "workspace-member"

    private static func owner(_ value: FieldValue) -> CRMUserID? {
        if case .owner(let user) = value { return user }
        return nil
    }

    /// The text of one value of a list.
    private static func text(_ value: FieldValue) -> String {
        AttioEquivalence.parts(of: value).first ?? ""
    }
}

// MARK: Writing

extension AttioValue {
    /// The array that sets a value, or `nil` for one that Attio can't hold. `[]` clears; `null` is refused.
    ///
    /// - Parameter target: the object that a reference leads to; Attio wants it named beside the record.
    static func json(
        of value: FieldValue, as name: PropertyName, of object: CRMObject, target: String? = nil
    ) -> JSONValue? {
        switch value {
        case .empty: .array([])
        case .text(let text): list(of: text.isEmpty ? [] : [written(text, name, object)])
        case .number(let number): number.isNaN ? nil : list(of: [.number(number)])
        case .boolean(let flag): list(of: [.boolean(flag)])
        case .date(let day): list(of: [.string(day.description)])
        case .dateTime(let moment): AttioMoment.text(of: moment).map { list(of: [.string($0)]) }
        case .choice(let option): list(of: option.isEmpty ? [] : [.string(option)])
        case .choices(let options): options.contains("") ? nil : list(of: options.map(JSONValue.string))
        case .owner(let user): list(of: [actor(user)])
        case .owners(let users): list(of: users.map(actor))
        case .reference(let record): target.map { list(of: [reference(record, $0)]) }
        }
    }

    private static func list(of values: [JSONValue]) -> JSONValue { .array(values) }

    private static func actor(_ user: CRMUserID) -> JSONValue {
        .object(["referenced_actor_type": .string(member), "referenced_actor_id": .string(user.rawValue)])
    }

    private static func reference(_ record: RecordID, _ target: String) -> JSONValue {
        .object(["target_object": .string(target), "target_record_id": .string(record.rawValue)])
    }

    /// A person's name needs its parts: of a plain text Attio would make a first name alone. The last word is taken for
    /// the last name.
    private static func written(_ text: String, _ name: PropertyName, _ object: CRMObject) -> JSONValue {
        guard object == .contact, name.rawValue == AttioMapping.personNameSlug else { return .string(text) }
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let last = words.count > 1 ? words[words.count - 1] : ""
        let first = words.count > 1 ? words.dropLast().joined(separator: " ") : words.first ?? ""
        return .object([
            "first_name": .string(first), "last_name": .string(last),
            "full_name": .string(words.joined(separator: " ")),
        ])
    }
}

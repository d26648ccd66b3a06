import ConnectorKit
import Foundation

/// Between Zoho's words and the gateway's: names and values.
enum ZohoMapping {
    /// The owner field that every module has.
    static let owner = "Owner"
    /// The field of every module that holds who made the record.
    static let creator = "Created_By"
    /// The field of every module that holds when the record was changed last, to the second.
    static let modified = "Modified_Time"
    /// The field of deals that holds the stage, by name.
    static let stage = "Stage"
    /// The field of deals that holds the pipeline, by name.
    static let pipeline = "Pipeline"
    /// The member of a record that pins its layout; it is no field.
    static let layout = "Layout"

    /// The module's API name, in paths; renaming its tab leaves it as it is.
    static func module(of object: CRMObject) -> String {
        switch object {
        case .deal: "Deals"
        case .contact: "Contacts"
        case .company: "Accounts"
        }
    }

    /// Whether a name can be a field's: what begins with `$` tells Zoho how to write, not what.
    static func isFieldName(_ text: String) -> Bool {
        text.utf8.count <= fieldNameBytesMax && text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*/) != nil
            && !instructions.contains(text)
    }

    /// Members of a record that are no fields.
    private static let instructions: Set<String> = ["id", layout]
    /// The longest field name that is taken, in bytes; Zoho's are made of labels of at most 100 characters.
    static let fieldNameBytesMax = 150
}

// MARK: Values

extension ZohoMapping {
    /// What Zoho is sent for a value, or `nil` for one that it can't hold.
    ///
    /// `null` clears. Not writable: several users at once (Zoho's shape of it is unverified), a user or a record whose
    /// id isn't one of Zoho's, a number that is none, a moment outside the years 1 to 9999.
    static func json(of value: FieldValue) -> JSONValue? {
        switch value {
        case .empty: .null
        case .text(let text), .choice(let text): .string(text)
        case .number(let number): number.isNaN ? nil : .number(number)
        case .boolean(let flag): .boolean(flag)
        case .date(let day): .string(day.description)
        case .dateTime(let moment): ZohoMoment.text(of: moment).map(JSONValue.string)
        case .choices(let options): .array(options.map(JSONValue.string))
        case .owner(let user): reference(to: user.rawValue)
        case .reference(let record): reference(to: record.rawValue)
        case .owners: nil
        }
    }

    private static func reference(to id: String) -> JSONValue? {
        ZohoID(id).map { .object(["id": .string($0.text)]) }
    }

    /// What a record holds. Its definition isn't known here, so texts stay texts, and what refers to somebody with an
    /// email is a user.
    static func value(_ json: JSONValue, of name: PropertyName) -> FieldValue {
        switch json {
        case .null: .empty
        case .string(let text): text.isEmpty ? .empty : .text(text)
        case .number(let number): .number(number)
        case .boolean(let flag): .boolean(flag)
        case .array(let values): list(values, json)
        case .object: referred(json, name)
        }
    }

    private static func list(_ values: [JSONValue], _ json: JSONValue) -> FieldValue {
        if values.isEmpty { return .empty }
        let texts = values.compactMap(\.text)
        return texts.count == values.count ? .choices(texts) : .text(String(decoding: json.encoded, as: UTF8.self))
    }

    private static func referred(_ json: JSONValue, _ name: PropertyName) -> FieldValue {
        guard let id = id(json["id"]) else { return .text(String(decoding: json.encoded, as: UTF8.self)) }
        let isUser = json["email"] != nil || name.rawValue == owner
        return isUser ? .owner(CRMUserID(rawValue: id)) : .reference(RecordID(rawValue: id))
    }

    /// An id, as text or as a number.
    static func id(_ json: JSONValue?) -> String? {
        switch json {
        case .string(let text): text
        case .number(let number): "\(number)"
        default: nil
        }
    }
}

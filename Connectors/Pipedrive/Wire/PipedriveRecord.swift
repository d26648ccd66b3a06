import ConnectorKit

/// A record of any kind: built-in keys at the root, custom fields under `custom_fields`.
struct PipedriveRecord: Decodable {
    let id: RecordID
    let isDeleted: Bool
    private let root: JSONValue

    init(from decoder: any Decoder) throws {
        root = try JSONValue(from: decoder)
        guard let number = root["id"], case .number = number, let text = PipedriveValue.text(number) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no id"))
        }
        id = RecordID(rawValue: text)
        isDeleted = root["is_deleted"] == .boolean(true) || root["status"] == .string("deleted")
    }

    /// The values asked for. A key that is missing has no value: so it is with built-in ones, and whether it may be with
    /// custom ones is unverified. What can be no key of Pipedrive's is left out.
    func record(of object: CRMObject, properties: [PropertyName]) -> Record {
        var values: [PropertyName: FieldValue] = [:]
        for name in properties {
            if let value = value(of: name) { values[name] = value }
        }
        return Record(reference: RecordReference(object: object, id: id), values: values)
    }

    /// Who made it, where the record tells: deals do, persons and organizations don't.
    var creator: CRMUserID? {
        guard let id = root["creator_user_id"], case .number = id else { return nil }
        return PipedriveValue.text(id).map(CRMUserID.init(rawValue:))
    }

    /// The text that a probe's mark stands in.
    func text(_ name: PropertyName) -> String? { root[name.rawValue]?.text }

    /// The entries of a person's addresses or numbers, in their order.
    func contactPoints(_ key: String) -> [JSONValue] {
        guard case .array(let entries) = root[key] else { return [] }
        return entries
    }

    private func value(of name: PropertyName) -> FieldValue? {
        let key = PipedriveFieldNames.key(ofProperty: name)
        if PipedriveFieldNames.isContactPoint(key) { return contactPoint(key) }
        if PipedriveFieldNames.isCustom(name.rawValue) {
            return root["custom_fields"]?[name.rawValue].map(PipedriveValue.read) ?? .empty
        }
        if let value = root[key] { return PipedriveValue.read(value) }
        return PipedriveFieldNames.isKnown(key) ? .empty : nil
    }

    /// The one that counts: the primary, else the first.
    private func contactPoint(_ key: String) -> FieldValue {
        let entries = contactPoints(key)
        let main = entries.first { $0["primary"] == .boolean(true) } ?? entries.first
        return main.map(PipedriveValue.read) ?? .empty
    }
}

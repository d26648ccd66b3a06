import ConnectorKit

/// Salesforce's types of fields, as describe spells them and as the Tooling interface does.
enum SalesforceFieldType {
    /// What a definition says of a text area that holds HTML, whose markup a save may rewrite.
    static let richText = "textarea (html)"
    /// The key prefix of tables that owner fields point at.
    static let userTable = "User"

    /// The gateway's type for a field of a describe.
    static func type(of field: SalesforceDescribe.Field, in object: CRMObject) -> PropertyType {
        switch field.type {
        case "reference": field.referenceTo?.contains(userTable) == true ? .owner : .reference
        case "picklist": object == .deal && field.name == SalesforceConnector.stageName.rawValue ? .stage : .choice
        default: byWord[field.type] ?? .opaque
        }
    }

    /// Salesforce's word for people: `reference(User)`, `textarea (html)`, `currency`.
    static func word(for field: SalesforceDescribe.Field) -> String {
        if field.type == "textarea", field.htmlFormatted == true { return richText }
        guard field.type == "reference", let tables = field.referenceTo, !tables.isEmpty else { return field.type }
        return "reference(\(tables.joined(separator: ", ")))"
    }

    /// The gateway's type for Tooling's `DataType`, which is spelled as on screen: `Lookup(User)`, `Text(40)`.
    static func type(ofScreenName name: String) -> PropertyType {
        let parts = name.split(separator: "(", maxSplits: 1)
        let word = parts.first.map { $0.trimmingSuffix(while: \.isWhitespace) } ?? ""
        switch word {
        case "Lookup", "Master-Detail", "Hierarchy":
            let tables = (parts.last ?? "").dropLast().split(separator: ",").map { $0.drop(while: \.isWhitespace) }
            return tables.contains { $0 == userTable } ? .owner : .reference
        case "Picklist": return name.contains("Multi-Select") ? .choices : .choice
        default: return byScreenWord[String(word)] ?? .opaque
        }
    }

    /// `time`, compounds and newer words stay opaque.
    private static let byWord: [String: PropertyType] = [
        "boolean": .boolean, "combobox": .text, "currency": .currency, "date": .date, "datetime": .dateTime,
        "double": .number, "email": .email, "encryptedstring": .text, "id": .reference, "int": .number,
        "long": .number, "multipicklist": .choices, "percent": .number, "phone": .phone, "string": .text,
        "textarea": .text, "url": .url,
    ]

    private static let byScreenWord: [String: PropertyType] = [
        "Auto Number": .text, "Checkbox": .boolean, "Currency": .currency, "Date": .date, "Date/Time": .dateTime,
        "Email": .email, "Long Text Area": .text, "Number": .number, "Percent": .number, "Phone": .phone,
        "Rich Text Area": .text, "Text": .text, "Text Area": .text, "URL": .url,
    ]
}

extension Substring {
    /// The text without what a test accepts at its end.
    fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
        lastIndex { !isDropped($0) }.map { self[...$0] } ?? ""
    }
}

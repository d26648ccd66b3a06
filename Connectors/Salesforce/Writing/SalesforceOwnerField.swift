import ConnectorKit

/// The definition of an owner field: a lookup to users.
enum SalesforceOwnerField {
    /// The longest relationship name, and the longest label of one, in characters.
    static let relationshipLengthMax = 40
    /// The longest help text, in characters.
    static let helpLengthMax = 510

    /// The body that creates it.
    ///
    /// The mark is the description, which Tooling alone shows, and the help text, which a describe shows too.
    static func body(of draft: OwnerPropertyDraft) -> JSONValue {
        let words = words(for: draft.object)
        return .object([
            "FullName": .string("\(SalesforceMapping.vendorName(of: draft.object)).\(draft.name)"),
            "Metadata": .object([
                "label": .string(draft.label), "type": .string("Lookup"),
                "referenceTo": .string(SalesforceFieldType.userTable),
                "relationshipName": .string(relationshipName(of: draft.name, words)),
                "relationshipLabel": .string("\(draft.label.prefix(relationshipLengthMax - words.count - 1)) \(words)"),
                "deleteConstraint": .string("SetNull"), "required": .boolean(false),
                "description": .string(draft.description),
                "inlineHelpText": .string(String(draft.description.prefix(helpLengthMax))),
            ]),
        ])
    }

    /// What a user's list of these records is called: unique per object, because one parent has no two of a name.
    ///
    /// Letters, digits and single `_`, a letter first, none of `_` last, at most 40 characters.
    private static func relationshipName(of name: PropertyName, _ words: String) -> String {
        let own =
            name.rawValue.hasSuffix(SalesforceMapping.customSuffix)
            ? name.rawValue.dropLast(SalesforceMapping.customSuffix.count) : name.rawValue[...]
        let parts = own.prefix(relationshipLengthMax - words.count - 1).split(separator: "_")
        return (parts.map(String.init) + [words]).joined(separator: "_")
    }

    private static func words(for object: CRMObject) -> String {
        switch object {
        case .deal: "Opportunities"
        case .contact: "Contacts"
        case .company: "Accounts"
        }
    }
}

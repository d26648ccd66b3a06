import ConnectorKit

/// What Zoho takes as an owner property: a lookup to users, by label.
enum ZohoOwnerField {
    /// The longest name that is taken for a wish, in characters.
    static let nameCharactersMax = 50
    /// The longest label, in characters: what zoho/crm-oas says of field labels; longer ones are read (unverified).
    static let labelCharactersMax = 25
    /// The longest help text of a field, in characters.
    static let helpCharactersMax = 255

    /// Whether a wished name has the form of an API name.
    static let acceptsName: @Sendable (String) -> Bool = { name in
        name.count <= nameCharactersMax && name.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*/) != nil
    }

    /// Whether Zoho takes a label, and makes a name of it that can be foreseen.
    static let acceptsLabel: @Sendable (String) -> Bool = { label in
        label.count <= labelCharactersMax && label.wholeMatch(of: /[A-Za-z][A-Za-z0-9]*( [A-Za-z0-9]+)*/) != nil
    }

    /// The form of a label, for people.
    static let labelRule =
        "a letter, then letters, digits and single spaces, at most \(labelCharactersMax) characters"
}

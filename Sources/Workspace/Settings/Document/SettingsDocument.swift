/// The value of one category as it is stored: immutable, in canonical form.
///
/// Canonical: members sorted, no white space, texts in NFC, lists whose order says nothing sorted, defaults written out,
/// and the schema's version as `schema`. So equal values have equal texts.
public struct SettingsDocument: Hashable, Sendable {
    /// The value, in canonical order.
    public let value: SettingsValue
    /// The value as JSON, at the present version of the schema.
    public let canonicalText: String

    /// The category.
    public var category: Category { value.category }
    /// The version of the schema that the text is written in: the present one.
    public var schemaVersion: Int { SettingsSchema.of(category)?.version ?? 1 }

    /// Takes a value that was read or merged, and checks nothing.
    public init(_ value: SettingsValue) {
        let json = SettingsCoding.json(of: value)
        guard let schema = SettingsSchema.of(value.category),
            case .record(var members) = schema.canonical(json),
            let ordered = try? SettingsCoding.value(of: .record(members), value.category)
        else { preconditionFailure("A value of \(value.category) doesn't fit its schema.") }
        self.value = ordered
        members["schema"] = .number(schema.version)
        canonicalText = SettingsJSON.record(members).canonicalText
    }

    /// Takes a value that was made in code.
    ///
    /// - Throws: `InvalidSettings` where it breaks a limit or a rule of its category (SET-10).
    public init(checking value: SettingsValue) throws(InvalidSettings) {
        guard let schema = SettingsSchema.of(value.category) else { throw .noDocument }
        self.init(try schema.checked(SettingsCoding.json(of: value)))
        try schema.checkSize(canonicalText)
    }
}

// MARK: Reading

extension SettingsDocument {
    /// Reads what a store kept; documents of older versions are brought to the present one.
    ///
    /// - Throws: `InvalidSettings` where the text is none of ours, or of a version to come.
    public init(canonicalText: String, category: Category) throws(InvalidSettings) {
        guard let schema = SettingsSchema.of(category) else { throw .noDocument }
        try self.init(stored: canonicalText, schema, schema.fields)
    }

    /// Reads a stored document, or an overlay, whose fields differ a little.
    init(stored text: String, _ schema: SettingsSchema, _ fields: [SettingsField]) throws(InvalidSettings) {
        let (json, _) = try SettingsParser.parse(text)
        var check = SettingsCheck()
        let whole = check.document(try schema.upgraded(json), fields)
        try check.issues.check()
        self.init(try SettingsCoding.value(of: whole, schema.category))
    }
}

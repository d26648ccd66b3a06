/// The value of one category as it is stored: immutable, in canonical form.
///
/// Canonical: members sorted, no white space, texts in NFC, lists sorted where their order says nothing, defaults
/// written out, and the schema's version as `schema`. So equal values have equal texts.
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
        guard let schema = SettingsSchema.of(value.category) else { preconditionFailure("A value without a schema.") }
        self.init(value, SettingsCoding.json(of: value), schema)
    }

    /// Takes a value that was made in code.
    ///
    /// - Throws: `InvalidSettings` where it breaks a limit or a rule of its category (SET-10).
    public init(checking value: SettingsValue) throws(InvalidSettings) {
        guard let schema = SettingsSchema.of(value.category) else { throw .noDocument }
        try self.init(strict: SettingsCoding.json(of: value), schema)
    }

    /// Takes a document of the present version, in any order.
    ///
    /// - Throws: `InvalidSettings` where a field or a rule is broken (SET-10).
    init(strict json: SettingsJSON, _ schema: SettingsSchema) throws(InvalidSettings) {
        let (value, whole) = try schema.checked(json)
        self.init(value, whole, schema)
        try schema.checkSize(canonicalText)
    }

    /// Takes a value, and the same as JSON with nothing left out.
    private init(_ value: SettingsValue, _ json: SettingsJSON, _ schema: SettingsSchema) {
        let canonical = schema.canonical(json)
        if canonical == json {
            self.value = value
        } else if let ordered = try? SettingsCoding.value(of: canonical, schema.category) {
            self.value = ordered
        } else {
            preconditionFailure("A value of \(schema.category) doesn't fit its schema.")
        }
        canonicalText = canonical.adding("schema", .number(schema.version)).canonicalText
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
        self.init(try SettingsCoding.value(of: whole, schema.category), whole, schema)
    }
}

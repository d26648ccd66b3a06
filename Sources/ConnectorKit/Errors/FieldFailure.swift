/// Why the CRM refused one property of a record.
public struct FieldFailure: Hashable, Sendable {
    /// Causes that the gateway tells apart (VER-5).
    public enum Cause: String, Hashable, Sendable, Codable {
        /// No such property.
        case unknownProperty = "unknown_property"
        /// Read-only or calculated.
        case readOnly = "read_only"
        /// Not visible to, or not editable by, this key's user.
        case fieldLevelSecurity = "field_level_security"
        /// Not one of the options.
        case invalidOption = "invalid_option"
        /// Not a user who may own records.
        case invalidOwner = "invalid_owner"
        /// Not a stage of this pipeline or process.
        case invalidStage = "invalid_stage"
        /// A value of the wrong form.
        case invalidValue = "invalid_value"
        /// A rule that an admin of the CRM wrote.
        case validationRule = "validation_rule"
        /// A value that must be given.
        case required
        /// A value that another record has.
        case duplicate
        /// A record that somebody else holds, or that waits for an approval.
        case locked
        /// Anything else.
        case other
    }

    /// The property at fault, or `nil` for the record as a whole.
    public let property: PropertyName?
    /// The cause.
    public let cause: Cause
    /// The vendor's code, where it gave one.
    public let code: String?

    /// Tells of one property.
    public init(property: PropertyName?, cause: Cause, code: String? = nil) {
        self.property = property
        self.cause = cause
        self.code = code
    }
}

public import ConnectorKit

/// Tells the most likely cause of a refused write (VER-5).
public enum RefusalJudge {
    /// The cause, of one property where the CRM named it, else of the record as a whole.
    ///
    /// - Parameter definition: the property's; one that the key can't see is hidden from it rather than missing.
    public static func cause(
        of error: ConnectorError, property: PropertyName? = nil, definition: PropertyDefinition? = nil
    ) -> Cause {
        // A held record says so beside a kind that passes.
        if isLocked(error) { return .lockedRow }
        if let ofKind = hindrances[error.kind] { return ofKind }
        // "Something else" says less than the kind does.
        guard let failure = failure(in: error, of: property), failure.cause != .other else { return cause(of: error) }
        let isHidden = failure.cause == .unknownProperty && definition?.isVisible == false
        return isHidden ? .fieldLevelSecurity : cause(of: failure.cause)
    }

    /// `failed` for what the CRM refuses; `notChecked` for what hindered the check and passes: limits, outages, lost answers,
    /// dead tokens, records that are held.
    public static func verdict(of error: ConnectorError) -> Verdict {
        hindrances[error.kind] == nil && !isLocked(error) ? .failed : .notChecked
    }

    private static func isLocked(_ error: ConnectorError) -> Bool {
        error.fields.contains { $0.cause == .locked }
    }

    /// The cause that a connector's word stands for.
    public static func cause(of cause: FieldFailure.Cause) -> Cause {
        switch cause {
        case .unknownProperty: .propertyMissing
        case .readOnly: .readOnly
        case .fieldLevelSecurity: .fieldLevelSecurity
        case .invalidOption: .restrictedPicklist
        case .invalidOwner: .inactiveOwner
        case .invalidStage: .stageOutsideProcess
        case .validationRule: .validationRule
        case .required: .requiredField
        case .duplicate: .duplicateRule
        case .locked: .lockedRow
        case .invalidValue, .other: .valueRefused
        }
    }

    /// Kinds that say nothing of the values: whatever was written would have met them.
    private static let hindrances: [ConnectorErrorKind: Cause] = [
        .unauthenticated: .tokenRevoked, .rateLimited: .rateLimit, .quotaExhausted: .rateLimit,
        .unreachable: .crmUnavailable, .tlsRefused: .crmUnavailable, .unavailable: .crmUnavailable,
        .timedOut: .crmUnavailable, .outcomeUnknown: .crmUnavailable, .malformed: .unknown, .tooLarge: .unknown,
        .cancelled: .unknown,
    ]

    /// What the CRM said of the property; else of the record; else of another property, which the value made it ask for.
    private static func failure(in error: ConnectorError, of property: PropertyName?) -> FieldFailure? {
        let ofProperty = property.flatMap { name in error.fields.first { $0.property == name } }
        return ofProperty ?? error.fields.first { $0.property == nil } ?? error.fields.first
    }

    /// The cause that a kind alone tells.
    private static func cause(of error: ConnectorError) -> Cause {
        switch error.kind {
        case .forbidden: error.missingScopes.isEmpty ? .accessDenied : .missingScope
        case .notFound, .unsupported: .accessDenied
        case .conflict: .duplicateRule
        case .invalid: .valueRefused
        default: .unknown
        }
    }
}

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
        // "Something else" says less than the kind does.
        guard !hindering.contains(error.kind), let failure = failure(in: error, of: property), failure.cause != .other
        else { return error.causeOfKind }
        let isHidden = failure.cause == .unknownProperty && definition?.isVisible == false
        return isHidden ? .fieldLevelSecurity : cause(of: failure.cause)
    }

    /// `failed` for what the CRM refuses; `notChecked` for what hindered the check and passes: limits, outages, lost answers,
    /// dead tokens, records that are held.
    public static func verdict(of error: ConnectorError) -> Verdict {
        hindering.contains(error.kind) || isLocked(error) ? .notChecked : .failed
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
    private static let hindering: Set<ConnectorErrorKind> = [
        .unauthenticated, .rateLimited, .quotaExhausted, .unreachable, .tlsRefused, .unavailable, .timedOut,
        .outcomeUnknown, .malformed, .tooLarge, .cancelled,
    ]

    /// What the CRM said of the property; else of the record; else of another property, which the value made it ask for.
    private static func failure(in error: ConnectorError, of property: PropertyName?) -> FieldFailure? {
        let ofProperty = property.flatMap { name in error.fields.first { $0.property == name } }
        return ofProperty ?? error.fields.first { $0.property == nil } ?? error.fields.first
    }
}

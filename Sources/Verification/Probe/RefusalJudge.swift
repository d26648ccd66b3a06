public import ConnectorKit

/// Tells the most likely cause of a refused write (VER-5).
public enum RefusalJudge {
    /// The cause, of one property where the CRM named it, else of the record as a whole.
    ///
    /// - Parameter definition: the property's; one that the key can't see is hidden from it rather than missing.
    public static func cause(
        of error: ConnectorError, property: PropertyName? = nil, definition: PropertyDefinition? = nil
    ) -> Cause {
        .unknown
    }

    /// `failed` for what the CRM refuses; `notChecked` for what hindered the check: limits, outages, lost answers, dead tokens.
    public static func verdict(of error: ConnectorError) -> Verdict {
        .notChecked
    }
}

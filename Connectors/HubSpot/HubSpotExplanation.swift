import ConnectorKit

/// What a refused value means, seen beside the rules that administrators set: HubSpot publishes no code for a broken
/// rule, but lists the rules.
struct HubSpotExplanation {
    /// The properties that have a rule.
    let ruled: Set<PropertyName>

    /// Causes that a code leaves open: one that nobody knows, and those of values of a wrong form.
    private static let open: Set<FieldFailure.Cause> = [.other, .invalidValue]

    /// Whether the rules may tell more of a failure.
    static func isOpen(_ error: ConnectorError) -> Bool {
        error.kind == .invalid && error.fields.contains { $0.property != nil && open.contains($0.cause) }
    }

    /// The same failure; a property with a rule was refused for it.
    func explained(_ error: ConnectorError) -> ConnectorError {
        var copy = error
        copy.fields = error.fields.map { field in
            guard let name = field.property, Self.open.contains(field.cause), ruled.contains(name) else { return field }
            return FieldFailure(property: name, cause: .validationRule, code: field.code)
        }
        return copy
    }
}

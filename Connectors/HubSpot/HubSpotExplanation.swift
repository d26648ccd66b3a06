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

extension HubSpotWriting {
    /// The outcomes, refused values told beside the rules: one call for each object of which some were refused for
    /// reasons that HubSpot's code leaves open, and none otherwise.
    func explained(_ outcomes: [Int: RecordOutcome], of drafts: [RecordDraft]) async -> [Int: RecordOutcome] {
        var explained = outcomes
        var known: [CRMObject: HubSpotExplanation] = [:]
        for (index, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
            guard case .failed(let error) = outcome, HubSpotExplanation.isOpen(error) else { continue }
            let object = drafts[index].object
            let explanation: HubSpotExplanation
            if let rules = known[object] {
                explanation = rules
            } else {
                explanation = HubSpotExplanation(ruled: await ruledProperties(of: object))
            }
            known[object] = explanation
            explained[index] = .failed(explanation.explained(error))
        }
        return explained
    }

    /// None where they can't be read: what was refused must be told all the same.
    private func ruledProperties(of object: CRMObject) async -> Set<PropertyName> {
        let request = HubSpotEndpoints.validations(of: object)
        do throws(ConnectorError) {
            let response = try await transport.send(request)
            let page: HubSpotWire.Page<HubSpotWire.RuledProperty> = try HubSpotWire.decode(from: response, to: request)
            let ruled = page.results.filter { $0.propertyValidationRules?.isEmpty == false }
            return Set(ruled.map { PropertyName(rawValue: $0.propertyName) })
        } catch {
            return []
        }
    }
}

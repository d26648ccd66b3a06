import ConnectorKit

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

import ConnectorKit

/// Finding what a probe made when its id was lost with an answer (VER-4).
extension HubSpotReading {
    /// One call of contacts for those that were made with the probe's email, which no index delays; one search for the
    /// marks that are left, and for other objects.
    ///
    /// Nobody is told as the creator: a key acts for its app, which records name by an id that no identity has.
    func probes(of object: CRMObject, marks: [ProbeMark]) async throws(ConnectorError) -> [ProbeSighting] {
        guard let traits = HubSpotConnector.probes.objects[object], !marks.isEmpty else { return [] }
        var found: [ProbeSighting] = []
        if let email = traits.emailProperty {
            let request = try HubSpotEndpoints.records(
                withEmails: marks.map(\.email), email, traits.markProperty, object)
            let batch: HubSpotWire.Batch = try await ask(request)
            found = sightings(in: batch.results, of: object, traits.markProperty, among: Set(marks))
        }
        let left = Set(marks).subtracting(found.map(\.mark))
        guard !left.isEmpty else { return found }
        let texts = left.map(\.text).sorted()
        let page: HubSpotWire.Page<HubSpotWire.RecordObject> = try await ask(
            try HubSpotEndpoints.records(withTexts: texts, in: traits.markProperty, of: object))
        return found + sightings(in: page.results, of: object, traits.markProperty, among: left)
    }

    /// The name decides, not the email: a designated record may hold a probe's email, and is nobody's to delete.
    private func sightings(
        in records: [HubSpotWire.RecordObject], of object: CRMObject, _ name: PropertyName, among marks: Set<ProbeMark>
    ) -> [ProbeSighting] {
        records.compactMap { record in
            guard record.archived != true, let text = record.properties[name.rawValue] ?? nil,
                let mark = ProbeMark(in: text), marks.contains(mark)
            else { return nil }
            return ProbeSighting(
                record: RecordReference(object: object, id: RecordID(rawValue: record.id)), mark: mark)
        }
    }
}

import ConnectorKit

/// Probes are found by a query, which reads the records themselves: no index lags behind.
extension SalesforceReading {
    /// One query, whatever the number of marks; the recycle bin isn't looked through.
    ///
    /// The mark is compared as a whole, for which names have an index: a pattern in a large table would be refused or run
    /// for minutes. A record that automation has renamed meanwhile isn't found.
    func probes(of object: CRMObject, marks: [ProbeMark]) async throws(ConnectorError) -> [ProbeSighting] {
        guard !marks.isEmpty, let traits = SalesforceConnector.probes.objects[object] else { return [] }
        guard marks.count <= ProbeLimits.marksMax else {
            throw ConnectorError(
                .invalid, operation: .probesFind,
                message: "Probes are looked for by 1 to \(ProbeLimits.marksMax) marks at once.")
        }
        let name = traits.markProperty.rawValue
        let query = try SalesforceQuery(
            select: ["Id", name, "CreatedById"], from: SalesforceMapping.vendorName(of: object),
            where: [.oneOf(column: name, texts: marks.map(\.text))], orderBy: "Id", limit: ProbeLimits.sightingsMax,
            for: .probesFind)
        let rows: [SalesforceWire.Marked] = try await rows(of: SalesforceEndpoints.query(query, for: .probesFind))
        return rows.compactMap { row in
            // Texts are compared without regard to case: a mark of another spelling isn't ours.
            guard let mark = (row.LastName ?? row.Name).flatMap(ProbeMark.init(in:)), marks.contains(mark) else {
                return nil
            }
            return ProbeSighting(
                record: RecordReference(object: object, id: RecordID(rawValue: SalesforceID.full(row.Id))), mark: mark,
                creator: row.CreatedById.map { CRMUserID(rawValue: SalesforceID.full($0)) })
        }
    }
}

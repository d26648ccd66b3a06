import ConnectorKit

extension ZohoReading {
    /// One query, whatever the number of marks; records in the recycle bin aren't told.
    ///
    /// The mark is compared as a whole. A key without the scope for queries can't look (`.forbidden`).
    func probes(of object: CRMObject, marks: [ProbeMark]) async throws(ConnectorError) -> [ProbeSighting] {
        guard !marks.isEmpty, let traits = ZohoConnector.probes.objects[object] else { return [] }
        let query = try ZohoQuery(marks: marks, of: object, in: traits.markProperty)
        let answer: ZohoWire.Records? = try await ask(ZohoEndpoints.query(query))
        return (answer?.data ?? []).compactMap { row in
            // Texts are compared without regard to case: a mark of another spelling isn't ours.
            guard let name = row[traits.markProperty.rawValue]?.text, let mark = ProbeMark(in: name),
                marks.contains(mark), let id = ZohoMapping.id(row["id"]).flatMap({ ZohoID($0) })
            else { return nil }
            return ProbeSighting(
                record: RecordReference(object: object, id: RecordID(rawValue: id.text)), mark: mark,
                creator: ZohoMapping.id(row[ZohoMapping.creator]?["id"]).map(CRMUserID.init(rawValue:)))
        }
    }
}

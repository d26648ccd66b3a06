import ConnectorKit

/// Finding what a probe made when its id was lost with an answer (VER-4).
extension PipedriveReading {
    /// A call for each 500 of the newest records, up to ``PipedriveEndpoints/recentPagesMax``, until all marks are seen.
    ///
    /// Lists read the records themselves, but can't be asked for a text. What lies beyond is older than 2,000 others, and
    /// so has long been in the index: a search tells its ids, and a list by ids whether they are still there.
    func probes(of object: CRMObject, marks: [ProbeMark]) async throws(ConnectorError) -> [ProbeSighting] {
        guard let name = PipedriveConnector.probes.objects[object]?.markProperty, !marks.isEmpty else { return [] }
        var left = Set(marks)
        var found: [ProbeSighting] = []
        var cursor: String?
        for _ in 0..<PipedriveEndpoints.recentPagesMax {
            let page: PipedriveWire.Page<PipedriveRecord> = try await ask(
                PipedriveEndpoints.newestRecords(of: object, after: cursor))
            let sightings = sightings(in: page.data, of: object, name, among: left)
            found += sightings
            left.subtract(sightings.map(\.mark))
            cursor = page.additional_data?.next_cursor
            if cursor == nil || left.isEmpty { return found }
        }
        return found + (try await oldProbes(of: object, name, marks: left))
    }

    private func oldProbes(
        of object: CRMObject, _ name: PropertyName, marks: Set<ProbeMark>
    ) async throws(ConnectorError) -> [ProbeSighting] {
        let term = marks.count == 1 ? marks.first?.text : nil
        let hits: PipedriveWire.Envelope<PipedriveWire.Hits> = try await ask(
            PipedriveEndpoints.searchRecords(
                of: object, by: name, for: term ?? ProbeMark.prefix, isWhole: term != nil))
        let ids = hits.data.items.filter { hit in
            (hit.item.title ?? hit.item.name).flatMap(ProbeMark.init(in:)).map(marks.contains) ?? false
        }.map { RecordID(rawValue: String($0.item.id)) }
        return sightings(in: try await entities(ids, of: object, including: []), of: object, name, among: marks)
    }

    private func sightings(
        in records: [PipedriveRecord], of object: CRMObject, _ name: PropertyName, among marks: Set<ProbeMark>
    ) -> [ProbeSighting] {
        records.compactMap { record in
            guard !record.isDeleted, let mark = record.text(name).flatMap(ProbeMark.init(in:)), marks.contains(mark)
            else { return nil }
            return ProbeSighting(
                record: RecordReference(object: object, id: record.id), mark: mark, creator: record.creator)
        }
    }
}

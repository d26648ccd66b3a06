import ConnectorKit

/// Records are read by id: one alone, several of an object in queries.
extension AttioReading {
    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record] {
        var found: [RecordReference: Record] = [:]
        for object in CRMObject.allCases {
            let ids = Set(records.filter { $0.object == object }.compactMap { AttioID($0.id.rawValue) })
            let answers = try await read(ids.sorted { $0.text < $1.text }, of: object)
            let names = properties[object] ?? []
            let known = try await slugs(of: object, lackedBy: answers, names)
            for answer in answers {
                let record = AttioReading.record(answer, of: object, names, known)
                found[record.reference] = record
            }
        }
        var told: Set<RecordReference> = []
        return records.compactMap { record in
            guard let id = AttioID(record.id.rawValue), told.insert(record).inserted else { return nil }
            let match = found[RecordReference(object: record.object, id: RecordID(rawValue: id.text))]
            return match.map { Record(reference: record, values: $0.values, link: $0.link) }
        }
    }

    private static func record(
        _ answer: AttioWire.RecordObject, of object: CRMObject, _ names: [PropertyName], _ known: Set<String>
    ) -> Record {
        var values: [PropertyName: FieldValue] = [:]
        for name in names {
            if let own = answer.values[name.rawValue] {
                values[name] = AttioValue.read(own)
            } else if known.contains(name.rawValue) {
                values[name] = .empty
            }
        }
        let id = AttioID(answer.id.record_id)?.text ?? answer.id.record_id
        return Record(
            reference: RecordReference(object: object, id: RecordID(rawValue: id)), values: values,
            link: link(answer.web_url))
    }

    /// A link for people, where it leads to Attio's own pages.
    private static func link(_ text: String?) -> String? {
        text.flatMap { $0.hasPrefix("\(AttioEndpoints.consent)/") ? $0 : nil }
    }

    /// The slugs that exist, asked for only where a record has no entry of a name: an attribute without a value may be
    /// left out, and so may one that doesn't exist.
    private func slugs(
        of object: CRMObject, lackedBy answers: [AttioWire.RecordObject], _ names: [PropertyName]
    ) async throws(ConnectorError) -> Set<String> {
        guard answers.contains(where: { answer in names.contains { answer.values[$0.rawValue] == nil } }) else {
            return []
        }
        return Set(try await attributes(of: object, scope: .live).map(\.api_slug))
    }
}

// MARK: One, and many

extension AttioReading {
    private func read(_ ids: [AttioID], of object: CRMObject) async throws(ConnectorError) -> [AttioWire.RecordObject] {
        if ids.count <= 1 { return try await readAlone(ids, of: object) }
        var answers: [AttioWire.RecordObject] = []
        for start in stride(from: 0, to: ids.count, by: AttioEndpoints.queryRecordsMax) {
            let part = Array(ids[start..<min(start + AttioEndpoints.queryRecordsMax, ids.count)])
            do {
                let found: [AttioWire.RecordObject] = try await ask(AttioEndpoints.queryRecords(part, of: object))
                answers += found.filter { answer in AttioID(answer.id.record_id).map(part.contains) ?? false }
            } catch {
                // That a query takes this filter is seen in production code, not documented.
                guard error.vendor?.code == AttioCode.filterError else { throw error }
                answers += try await readAlone(part, of: object)
            }
        }
        return answers
    }

    private func readAlone(
        _ ids: [AttioID], of object: CRMObject
    ) async throws(ConnectorError) -> [AttioWire.RecordObject] {
        var answers: [AttioWire.RecordObject] = []
        for id in ids {
            do {
                let found: AttioWire.RecordObject = try await ask(AttioEndpoints.getRecord(id, of: object))
                answers.append(found)
            } catch {
                guard error.kind == .notFound else { throw error }
            }
        }
        return answers
    }
}

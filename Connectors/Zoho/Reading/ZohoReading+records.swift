import ConnectorKit

extension ZohoReading {
    /// Records of several modules, in the order asked for.
    ///
    /// A single record of a module is read whole, more of them as lists of 100 records and 50 fields. Several such
    /// requests travel in composites; a list is cut for one where that spares calls.
    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record] {
        func parts(atMost count: Int) -> [Part] {
            CRMObject.allCases.flatMap { Self.parts(of: records, $0, properties[$0] ?? [], atMost: count) }
        }
        let found = try await found(
            parts(atMost: ZohoEndpoints.callRecordsMax), small: parts(atMost: ZohoEndpoints.compositeListRecordsMax))
        var told: Set<RecordReference> = []
        return records.compactMap { reference in
            guard let members = found[reference], told.insert(reference).inserted else { return nil }
            return Record(
                reference: reference, values: Self.values(members, properties[reference.object] ?? []),
                version: members[ZohoMapping.modified]?.text)
        }
    }

    /// Some records of one module, and some of their fields; no fields stand for all.
    private struct Part {
        let object: CRMObject
        let ids: [ZohoID]
        let fields: [String]

        var row: ZohoComposite.Row {
            fields.isEmpty
                ? ZohoEndpoints.record(ids[0], of: object)
                : ZohoEndpoints.records(ids, of: object, fields: fields)
        }

        /// Whether a composite takes it.
        var isSmall: Bool { ids.count <= ZohoEndpoints.compositeListRecordsMax }
    }

    /// An id that can't be one of Zoho's is no record's, and isn't asked for.
    private static func parts(
        of records: [RecordReference], _ object: CRMObject, _ properties: [PropertyName], atMost count: Int
    ) -> [Part] {
        let ids = Set(records.filter { $0.object == object }.compactMap { ZohoID($0.id.rawValue) }).sorted()
        if ids.isEmpty { return [] }
        if ids.count == 1 { return [Part(object: object, ids: ids, fields: [])] }
        let names = Set(properties.map(\.rawValue).filter(ZohoMapping.isFieldName)).subtracting([ZohoMapping.modified])
        // The time of the last change comes with the first part: what changes until the second is newer than it says.
        let fields = ZohoEndpoints.lists(
            of: [ZohoMapping.modified] + names.sorted(), atMost: ZohoEndpoints.listFieldsMax)
        let lists = ZohoEndpoints.lists(of: ids.map(\.text), atMost: count)
        return lists.flatMap { texts in
            fields.map { Part(object: object, ids: texts.compactMap { ZohoID($0) }, fields: $0) }
        }
    }

    /// The parts that travel together: in composites, or else each alone, as lists that needn't be cut.
    private static func groups(_ lists: [Part], small: [Part]) -> [[Part]] {
        let max = ZohoEndpoints.compositeRowsMax
        let isMixed = Set(lists.map(\.object)).count > 1
        let sparesCalls = (small.count + max - 1) / max < lists.count
        return lists.allSatisfy(\.isSmall) || (isMixed && sparesCalls) ? [small] : lists.map { [$0] }
    }

    /// The members of each record that was found.
    private func found(
        _ lists: [Part], small: [Part]
    ) async throws(ConnectorError) -> [RecordReference: [String: JSONValue]] {
        var found: [RecordReference: [String: JSONValue]] = [:]
        let isCut = await memory.takesComposites
        for group in Self.groups(lists, small: isCut ? small : lists) {
            let answers = try await reads.answers(to: group.map(\.row), as: .recordsRead)
            for (part, answer) in zip(group, answers) {
                for (reference, members) in try await records(of: part, in: answer) {
                    found[reference, default: [:]].merge(members) { $1 }
                }
            }
        }
        return found
    }

    private func records(
        of part: Part, in answer: Result<ZohoReads.Answer, ConnectorError>
    ) async throws(ConnectorError) -> [RecordReference: [String: JSONValue]] {
        switch answer {
        case .success(let answer): return try Self.records(in: answer, part.object)
        case .failure(let error) where error.kind == .notFound: return [:]
        case .failure(let error):
            guard error.kind == .invalid, !part.fields.isEmpty else { throw error }
            return try await retried(part, after: error)
        }
    }

    /// Asks again without the fields that the module hasn't: whether Zoho refuses a list for one is unverified.
    private func retried(
        _ part: Part, after error: ConnectorError
    ) async throws(ConnectorError) -> [RecordReference: [String: JSONValue]] {
        let known = Set(try await properties(of: part.object, scope: .live).map(\.name.rawValue))
        let fields = part.fields.filter(known.contains)
        guard fields.count < part.fields.count else { throw error }
        let row = ZohoEndpoints.records(part.ids, of: part.object, fields: fields.isEmpty ? ["id"] : fields)
        let answers = try await reads.answers(to: [row], as: .recordsRead)
        guard let answer = answers.first else { return [:] }
        return try Self.records(in: try answer.get(), part.object)
    }

    private static func records(
        in answer: ZohoReads.Answer, _ object: CRMObject
    ) throws(ConnectorError) -> [RecordReference: [String: JSONValue]] {
        let list: ZohoWire.Records? = try answer.decoded()
        var found: [RecordReference: [String: JSONValue]] = [:]
        for record in list?.data ?? [] {
            guard case .object(let members) = record, let id = ZohoMapping.id(record["id"]) else { continue }
            let reference = RecordReference(object: object, id: RecordID(rawValue: id))
            found[reference] = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        }
        return found
    }

    /// Those asked for and no others; a field that the key's user doesn't see is absent.
    private static func values(
        _ members: [String: JSONValue], _ properties: [PropertyName]
    ) -> [PropertyName: FieldValue] {
        var values: [PropertyName: FieldValue] = [:]
        for name in properties where ZohoMapping.isFieldName(name.rawValue) {
            values[name] = members[name.rawValue].map { ZohoMapping.value($0, of: name) }
        }
        return values
    }
}

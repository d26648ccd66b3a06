import ConnectorKit

/// Records are read by id, not through a query, and parsed by the types that describe tells.
extension SalesforceReading {
    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record] {
        let groups = SalesforceReading.groups(of: records)
        guard !groups.isEmpty else { return [] }
        var found = try await readAtOnce(groups, properties)
        if found == nil { found = try await readAfterDescribing(groups, properties) }
        var told: Set<RecordReference> = []
        return records.compactMap { record in
            guard let id = SalesforceReading.id(of: record), let row = found?[id], told.insert(record).inserted
            else { return nil }
            return Record(reference: record, values: row.values, version: row.version)
        }
    }

    /// The id, or `nil` for a text that can't be one of this object: there is no such record.
    private static func id(of record: RecordReference) -> SalesforceID? {
        SalesforceID(record.id.rawValue).flatMap { $0.isOf(SalesforceMapping.prefix(of: record.object)) ? $0 : nil }
    }

    private func readAfterDescribing(_ groups: [Group], _ properties: Names) async throws(ConnectorError) -> Rows {
        let objects = Set(groups.map(\.object))
        let known = try await definitions(of: objects, naming: properties)
        do {
            return try await read(groups, properties, known)
        } catch {
            // One field that has gone since the describe spoils the whole call.
            guard error.vendor?.code == SalesforceCode.unknownField else { throw error }
        }
        return try await read(groups, properties, try await describes(of: objects))
    }

    typealias Names = [CRMObject: [PropertyName]]
    typealias Rows = [SalesforceID: Row]

    /// What a record holds, and its state.
    struct Row: Sendable {
        let values: [PropertyName: FieldValue]
        let version: String?
    }

    /// Records of one object that travel in one collection.
    struct Group: Sendable {
        let object: CRMObject
        let ids: [SalesforceID]
    }

    private static func groups(of records: [RecordReference]) -> [Group] {
        CRMObject.allCases.flatMap { object in
            let own = Set(records.filter { $0.object == object }.compactMap(id))
            let ids = own.sorted { $0.text < $1.text }
            return stride(from: 0, to: ids.count, by: SalesforceEndpoints.collectionReadsMax).map { start in
                Group(
                    object: object,
                    ids: Array(ids[start..<min(start + SalesforceEndpoints.collectionReadsMax, ids.count)])
                )
            }
        }
    }
}

// MARK: Definitions

extension SalesforceReading {
    typealias Types = [CRMObject: [PropertyName: PropertyType]]

    /// The types of the properties that the token's user sees.
    ///
    /// What was described already is taken, unless it lacks a property that is asked for: it may be new.
    private func definitions(
        of objects: Set<CRMObject>, naming properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> Types {
        let types = known(objects, naming: properties)
        let open = objects.filter { types[$0] == nil }
        return types.merging(try await describes(of: open)) { known, _ in known }
    }

    /// Those of objects that were described with all of these properties.
    func known(_ objects: Set<CRMObject>, naming properties: Names) -> Types {
        var types: Types = [:]
        for object in objects {
            guard let known = session.known(object) else { continue }
            let own = SalesforceReading.types(known.describe, of: object)
            if (properties[object] ?? []).allSatisfy({ own[$0] != nil }) { types[object] = own }
        }
        return types
    }

    /// Asks for describes, whole: one by itself, several in one composite.
    private func describes(of objects: Set<CRMObject>) async throws(ConnectorError) -> Types {
        if objects.count == 1, let object = objects.first {
            return [object: SalesforceReading.types(try await describe(object), of: object)]
        }
        return try await describesTogether(objects.sorted(), isFresh: true).reduce(into: [:]) { types, entry in
            types[entry.key] = SalesforceReading.types(entry.value, of: entry.key)
        }
    }

    /// Several describes in one call; those that are known are asked for again only if they changed.
    ///
    /// - Parameter leavesOutUnseen: whether an object that the token's user may not see is left out, and no failure.
    func describesTogether(
        _ objects: [CRMObject], isFresh: Bool = false, leavesOutUnseen: Bool = false
    ) async throws(ConnectorError) -> [CRMObject: SalesforceDescribe] {
        guard !objects.isEmpty else { return [:] }
        let rows = objects.map { object in
            SalesforceReading.describeRow(of: object, changedSince: isFresh ? nil : session.known(object)?.lastModified)
        }
        let request = SalesforceEndpoints.composite(
            SalesforceComposite(rows: rows), for: .metadataRead, isIdempotent: true)
        let response = try await transport.send(request)
        let answer: SalesforceRows<SalesforceDescribe> = try SalesforceWire.decode(from: response, to: request)
        var describes: [CRMObject: SalesforceDescribe] = [:]
        for object in objects {
            let row = try answer.row(SalesforceReading.describeName(of: object), of: request)
            if row.httpStatusCode == SalesforceReading.unchanged, let known = session.known(object) {
                describes[object] = known.describe
            } else if let describe = row.body {
                session.keep(.init(describe: describe, lastModified: row.lastModified), of: object)
                describes[object] = describe
            } else {
                let failure = SalesforceReading.unseen(row.failure(in: response, to: request), object)
                guard failure.kind == .unsupported, leavesOutUnseen else { throw failure }
            }
        }
        return describes
    }

    static func describeRow(of object: CRMObject, changedSince date: String? = nil) -> SalesforceComposite.Row {
        SalesforceComposite.Row(
            method: .get, address: SalesforceEndpoints.describePath(of: object), name: describeName(of: object),
            headers: date.map { [.init(name: "If-Modified-Since", value: $0)] } ?? [])
    }

    static func describeName(of object: CRMObject) -> String { "describe\(object.rawValue)" }

    static func types(_ describe: SalesforceDescribe, of object: CRMObject) -> [PropertyName: PropertyType] {
        Dictionary(
            describe.fields.compactMap { SalesforceMapping.property($0, of: object, among: describe.fields) }
                .map { ($0.name, $0.type) }
        ) { first, _ in first }
    }
}

// MARK: Collections

extension SalesforceReading {
    typealias Answer = [[String: JSONValue]?]

    /// One collection by itself, several in composites of five.
    func read(
        _ groups: [Group], _ properties: Names, _ types: Types
    ) async throws(ConnectorError) -> Rows {
        var found: Rows = [:]
        let size = SalesforceEndpoints.compositeQueriesMax
        for start in stride(from: 0, to: groups.count, by: size) {
            let part = Array(groups[start..<min(start + size, groups.count)])
            let bodies = part.map { group in
                SalesforceReading.body(
                    of: group, SalesforceReading.names(group.object, properties, types),
                    isDated: types[group.object]?[SalesforceReading.dateOfChange] != nil)
            }
            for (group, answer) in zip(part, try await ask(part, bodies)) {
                let own = types[group.object] ?? [:]
                let names = SalesforceReading.names(group.object, properties, types)
                for (id, record) in zip(group.ids, answer) {
                    found[id] = record.map { SalesforceReading.row($0, names, own) }
                }
            }
        }
        return found
    }

    private func ask(_ groups: [Group], _ bodies: [JSONValue]) async throws(ConnectorError) -> [Answer] {
        if groups.count == 1 {
            let answer: Answer = try await ask(SalesforceEndpoints.readRecords(bodies[0], of: groups[0].object))
            return [answer]
        }
        let rows = SalesforceReading.rows(groups, bodies)
        let request = SalesforceEndpoints.composite(
            SalesforceComposite(rows: rows), for: .recordsRead, isIdempotent: true)
        let response = try await transport.send(request)
        let answer: SalesforceRows<Answer> = try SalesforceWire.decode(from: response, to: request)
        var answers: [Answer] = []
        for row in rows {
            let row = try answer.row(row.name, of: request)
            guard let body = row.body else { throw row.failure(in: response, to: request) }
            answers.append(body)
        }
        return answers
    }

    static func rows(_ groups: [Group], _ bodies: [JSONValue]) -> [SalesforceComposite.Row] {
        zip(groups, bodies).enumerated().map { index, entry in
            SalesforceComposite.Row(
                method: .post, address: SalesforceEndpoints.collectionPath(of: entry.0.object), name: "records\(index)",
                body: entry.1)
        }
    }

    /// Where a record's state stands: ``Record/version``.
    static let dateOfChange: PropertyName = "LastModifiedDate"

    /// - Parameter isDated: whether the object tells when a record was last changed, which is asked for then.
    static func body(of group: Group, _ names: [PropertyName], isDated: Bool) -> JSONValue {
        let fields = isDated && !names.contains(dateOfChange) ? names + [dateOfChange] : names
        return .object([
            "ids": .array(group.ids.map { .string($0.text) }),
            "fields": .array((["Id"] + fields.map(\.rawValue)).map(JSONValue.string)),
        ])
    }

    /// The properties asked for that describe knows, none twice, the id apart.
    static func names(_ object: CRMObject, _ properties: Names, _ types: Types) -> [PropertyName] {
        Set(properties[object] ?? []).filter { types[object]?[$0] != nil && $0 != "Id" }.sorted()
    }

    static func row(
        _ record: [String: JSONValue], _ names: [PropertyName], _ types: [PropertyName: PropertyType]
    ) -> Row {
        let time = record[dateOfChange.rawValue]?.text
        return Row(
            values: values(record, names, types),
            version: time.flatMap { SalesforceMoment.headerText(of: $0) == nil ? nil : $0 })
    }

    private static func values(
        _ record: [String: JSONValue], _ names: [PropertyName], _ types: [PropertyName: PropertyType]
    ) -> [PropertyName: FieldValue] {
        var values: [PropertyName: FieldValue] = [:]
        for name in names {
            guard let json = record[name.rawValue], let type = types[name] else { continue }
            values[name] = SalesforceMapping.value(json, as: type)
        }
        return values
    }
}

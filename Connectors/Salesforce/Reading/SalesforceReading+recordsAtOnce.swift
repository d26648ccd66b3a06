import ConnectorKit

/// A reader that knows nothing yet asks for definitions and records together: each probe is read by one (VER-3).
extension SalesforceReading {
    /// Describes and records of several objects in one composite.
    ///
    /// Where a field that the token's user doesn't see spoils an object's records, they are asked again without it.
    ///
    /// - Returns: `nil` where it can't be done so: for one object, whose collection needs no composite; where all objects
    ///   are known, or the records too many.
    func readAtOnce(_ groups: [Group], _ properties: Names) async throws(ConnectorError) -> Rows? {
        let objects = Set(groups.map(\.object))
        var types = known(objects, naming: properties)
        let open = objects.filter { types[$0] == nil }.sorted()
        guard objects.count > 1, !open.isEmpty, groups.count <= SalesforceEndpoints.compositeQueriesMax else {
            return nil
        }
        let bodies = groups.map { group in
            let names =
                open.contains(group.object)
                ? SalesforceReading.hoped(properties[group.object] ?? [])
                : SalesforceReading.names(group.object, properties, types)
            let isHoped = open.contains(group.object)
            return SalesforceReading.body(
                of: group, names, isDated: isHoped || types[group.object]?[SalesforceReading.dateOfChange] != nil)
        }
        let rows = open.map { SalesforceReading.describeRow(of: $0) } + SalesforceReading.rows(groups, bodies)
        let request = SalesforceEndpoints.composite(
            SalesforceComposite(rows: rows), for: .recordsRead, isIdempotent: true)
        let response = try await transport.send(request)
        let answer: SalesforceRows<SalesforceDescribedRecords> = try SalesforceWire.decode(
            from: response, to: request)
        for object in open {
            let row = try answer.row(SalesforceReading.describeName(of: object), of: request)
            guard let describe = row.body?.describe else {
                throw SalesforceReading.unseen(row.failure(in: response, to: request), object)
            }
            session.keep(.init(describe: describe, lastModified: row.lastModified), of: object)
            types[object] = SalesforceReading.types(describe, of: object)
        }
        var found: Rows = [:]
        for (index, group) in groups.enumerated() {
            let row = try answer.row("records\(index)", of: request)
            guard let records = row.body?.records else {
                let failure = row.failure(in: response, to: request)
                guard failure.vendor?.code == SalesforceCode.unknownField else { throw failure }
                return try await read(groups, properties, types)
            }
            let names = SalesforceReading.names(group.object, properties, types)
            for (id, record) in zip(group.ids, records) {
                found[id] = record.map { SalesforceReading.row($0, names, types[group.object] ?? [:]) }
            }
        }
        return found
    }

    /// Names that may be fields: which of them are, the answer tells.
    private static func hoped(_ names: [PropertyName]) -> [PropertyName] {
        Set(names).filter { SalesforceQuery.isName($0.rawValue) && !$0.rawValue.contains(".") && $0 != "Id" }.sorted()
    }
}

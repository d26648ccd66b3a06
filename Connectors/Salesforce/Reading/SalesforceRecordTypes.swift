import ConnectorKit

/// Record types and the values that they allow, as the token's user may use them.
struct SalesforceRecordTypes: RecordTypeReading {
    let reading: SalesforceReading

    /// One composite for the describes, then one for each 25 record types. An object that the token's user may not see has
    /// none for them.
    ///
    /// The master record type's values come from the describe, as do all of them for an inactive one: no record may be
    /// given it, so it allows nothing.
    func recordTypes(of objects: [CRMObject]) async throws(ConnectorError) -> [RecordType] {
        let objects = Set(objects).sorted()
        let describes = try await reading.describesTogether(objects, leavesOutUnseen: true)
        let found = objects.flatMap { object in
            (describes[object]?.recordTypeInfos ?? []).map { Found(object: object, type: $0) }
        }
        let asked = found.filter { $0.type.master != true && $0.type.active != false }
        let allowed = try await layouts(of: asked)
        return found.map { entry in
            let values =
                entry.type.master == true
                ? describes[entry.object].map(SalesforceRecordTypes.values) ?? [:] : allowed[entry.id] ?? [:]
            return SalesforceRecordTypes.recordType(entry, values)
        }
    }

    /// A record type that a describe lists.
    private struct Found: Sendable {
        let object: CRMObject
        let type: SalesforceDescribe.RecordType

        var id: String { SalesforceID.full(type.recordTypeId) }
    }

    private static func recordType(_ found: Found, _ values: [PropertyName: [PropertyOption]]) -> RecordType {
        let type = found.type
        let developerName = type.developerName ?? type.name ?? ""
        return RecordType(
            object: found.object, id: found.id, developerName: developerName, label: type.name ?? developerName,
            isActive: type.active ?? true, isAvailable: type.available ?? false,
            isDefault: type.defaultRecordTypeMapping ?? false, isMaster: type.master ?? false, allowedValues: values)
    }

    /// All that the object's picklists allow.
    private static func values(_ describe: SalesforceDescribe) -> [PropertyName: [PropertyOption]] {
        let picklists = describe.fields.filter { ["picklist", "multipicklist"].contains($0.type) }
        return Dictionary(
            picklists.map { (PropertyName(rawValue: $0.name), active($0.picklistValues)) }
        ) { first, _ in first }
    }

    private static func active(_ values: [SalesforceDescribe.PicklistValue]?) -> [PropertyOption] {
        SalesforceMapping.options(values ?? []).filter(\.isActive)
    }
}

// MARK: Layouts

extension SalesforceRecordTypes {
    /// The values by record type, in composites of 25; halved where an answer is too large.
    private func layouts(
        of found: [Found]
    ) async throws(ConnectorError) -> [String: [PropertyName: [PropertyOption]]] {
        var open = stride(from: 0, to: found.count, by: SalesforceEndpoints.compositeRowsMax).map {
            Array(found[$0..<min($0 + SalesforceEndpoints.compositeRowsMax, found.count)])
        }
        var allowed: [String: [PropertyName: [PropertyOption]]] = [:]
        while !open.isEmpty {
            let part = open.removeFirst()
            do {
                allowed.merge(try await ask(part)) { known, _ in known }
            } catch {
                guard error.kind == .tooLarge, part.count > 1 else { throw error }
                open.insert(contentsOf: [Array(part[..<(part.count / 2)]), Array(part[(part.count / 2)...])], at: 0)
            }
        }
        return allowed
    }

    /// Asks for layouts together.
    /// - Source: "Describe Layouts",
    ///   <https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_layouts.htm>, read
    ///   2026-11.
    /// - Shape: `{"recordTypeMappings": [{"recordTypeId", "picklistsForRecordType": [{"picklistName",
    ///   "picklistValues"}]}], "layouts": …}`; the layouts, hundreds of kilobytes each, aren't read.
    /// - Limits: as composites have.
    /// - Failures: a record type that the token's user may not use may be refused (unverified): it allows nothing then.
    private func ask(_ part: [Found]) async throws(ConnectorError) -> [String: [PropertyName: [PropertyOption]]] {
        let rows = part.enumerated().compactMap { index, found in
            SalesforceID(found.id).map { id in
                SalesforceComposite.Row(
                    method: .get,
                    address: "\(SalesforceEndpoints.describePath(of: found.object))/layouts/\(id.text)",
                    name: "layout\(index)")
            }
        }
        guard !rows.isEmpty else { return [:] }
        let request = SalesforceEndpoints.composite(
            SalesforceComposite(rows: rows), for: .recordTypesPicklists, isIdempotent: true)
        let response = try await reading.transport.send(request)
        let answer: SalesforceRows<SalesforceLayouts> = try SalesforceWire.decode(from: response, to: request)
        var allowed: [String: [PropertyName: [PropertyOption]]] = [:]
        for (index, found) in part.enumerated() where SalesforceID(found.id) != nil {
            let row = try answer.row("layout\(index)", of: request)
            if let layouts = row.body {
                allowed[found.id] = SalesforceRecordTypes.values(layouts, of: found.id)
            } else if found.type.available == true {
                throw row.failure(in: response, to: request)
            }
        }
        return allowed
    }

    private static func values(_ layouts: SalesforceLayouts, of id: String) -> [PropertyName: [PropertyOption]] {
        let mapping = (layouts.recordTypeMappings ?? []).first { SalesforceID.full($0.recordTypeId) == id }
        return Dictionary(
            (mapping?.picklistsForRecordType ?? []).map {
                (PropertyName(rawValue: $0.picklistName), active($0.picklistValues))
            }
        ) { first, _ in first }
    }
}

import ConnectorKit

/// What Pipedrive can tell.
struct PipedriveReading: CRMReading {
    let transport: any HTTPTransport

    var recordTypes: (any RecordTypeReading)? { nil }

    /// One call. A key acts as its user, whose ids owner fields hold; scopes came with an OAuth token, if at all.
    func identify() async throws(ConnectorError) -> CRMIdentity {
        let me = try await me()
        return CRMIdentity(
            account: CRMAccountID(rawValue: String(me.company_id)), accountName: me.company_name,
            user: CRMUserID(rawValue: String(me.id)), userEmail: me.email.map(EmailKey.init(comparing:)))
    }

    /// One call, whatever the number of emails: all users come at once, and those that aren't wanted are dropped.
    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner] {
        guard !emails.isEmpty else { return [] }
        let users: PipedriveWire.Envelope<[PipedriveWire.User]> = try await ask(PipedriveEndpoints.users())
        var known: Set<CRMUserID> = []
        return users.data.compactMap(PipedriveMapping.owner).filter {
            emails.contains($0.email) && known.insert($0.id).inserted
        }
    }

    /// A call per 500 fields. Deleted fields vanish, so both scopes are the same.
    func properties(of object: CRMObject, scope: PropertyScope) async throws(ConnectorError) -> [PropertyDefinition] {
        try await fields(of: object).map { PipedriveMapping.property($0, of: object) }
    }

    /// Two calls for all pipelines, as long as there are at most 500 of them and of their stages.
    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] {
        guard object == .deal else { return [] }
        let pipelines: [PipedriveWire.Pipeline] = try await all(.pipelinesList, PipedriveEndpoints.pipelines)
        return PipedriveMapping.pipelines(pipelines, try await stages())
    }

    /// One call for a record that is alone, else one per 100 of an object; and one for each deal that the list leaves out,
    /// because it leaves out archived ones.
    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record] {
        var found: [RecordReference: Record] = [:]
        for object in CRMObject.allCases {
            let ids = Set(records.filter { $0.object == object }.map(\.id)).filter(Self.isRecordID).sorted()
            let names = properties[object] ?? []
            let optional = PipedriveFieldNames.optionalKeys(among: names, of: object)
            for entity in try await entities(ids, of: object, including: optional) {
                let record = entity.record(of: object, properties: names)
                found[record.reference] = record
            }
        }
        return records.compactMap { found.removeValue(forKey: $0) }
    }
}

// MARK: Parts that writing needs, too

extension PipedriveReading {
    func me() async throws(ConnectorError) -> PipedriveWire.Me {
        let me: PipedriveWire.Envelope<PipedriveWire.Me> = try await ask(PipedriveEndpoints.me())
        return me.data
    }

    func fields(of object: CRMObject) async throws(ConnectorError) -> [PipedriveWire.Field] {
        try await all(.fieldsList) { PipedriveEndpoints.fields(of: object, after: $0) }
    }

    func stages() async throws(ConnectorError) -> [PipedriveWire.Stage] {
        try await all(.stagesList, PipedriveEndpoints.stages)
    }

    /// A record, or `nil` where it is gone.
    func entity(
        _ reference: RecordReference, including optional: [String] = []
    ) async throws(ConnectorError) -> PipedriveRecord? {
        do {
            let found: PipedriveWire.Envelope<PipedriveRecord> = try await ask(
                PipedriveEndpoints.record(reference, including: optional))
            return found.data.isDeleted ? nil : found.data
        } catch {
            guard error.kind == .notFound else { throw error }
            return nil
        }
    }

    /// Whether a text can be a record's id at all; others are asked of nobody (T-26).
    static func isRecordID(_ id: RecordID) -> Bool {
        id.rawValue.wholeMatch(of: /[1-9][0-9]{0,17}/) != nil
    }
}

// MARK: Calls

extension PipedriveReading {
    func entities(
        _ ids: [RecordID], of object: CRMObject, including optional: [String]
    ) async throws(ConnectorError) -> [PipedriveRecord] {
        if ids.count == 1 { return try await oneByOne(ids, of: object, including: optional) }
        var entities: [PipedriveRecord] = []
        for start in stride(from: 0, to: ids.count, by: PipedriveEndpoints.recordsPerListMax) {
            let part = Array(ids[start..<min(start + PipedriveEndpoints.recordsPerListMax, ids.count)])
            let page: PipedriveWire.Page<PipedriveRecord> = try await ask(
                PipedriveEndpoints.records(part, of: object, including: optional))
            let wanted = Set(part)
            entities += page.data.filter { !$0.isDeleted && wanted.contains($0.id) }
            guard object == .deal else { continue }
            let leftOut = wanted.subtracting(page.data.map(\.id)).sorted()
            entities += try await oneByOne(leftOut, of: object, including: optional)
        }
        return entities
    }

    private func oneByOne(
        _ ids: [RecordID], of object: CRMObject, including optional: [String]
    ) async throws(ConnectorError) -> [PipedriveRecord] {
        var entities: [PipedriveRecord] = []
        for id in ids {
            let found = try await entity(RecordReference(object: object, id: id), including: optional)
            if let found { entities.append(found) }
        }
        return entities
    }

    private func all<Item: Decodable>(
        _ operation: OperationName, _ request: (String?) -> HTTPRequest
    ) async throws(ConnectorError) -> [Item] {
        try await CursorPages.all(of: operation, pagesMax: PipedriveEndpoints.pagesMax) {
            cursor throws(ConnectorError) in
            let page: PipedriveWire.Page<Item> = try await ask(request(cursor))
            return (items: page.data, next: page.additional_data?.next_cursor)
        }
    }

    func ask<Answer: Decodable>(_ request: HTTPRequest) async throws(ConnectorError) -> Answer {
        try PipedriveWire.decode(from: try await transport.send(request), to: request)
    }
}

import ConnectorKit

/// What HubSpot can tell.
struct HubSpotReading: CRMReading {
    /// Up to so many emails are looked up one by one; above, listing all owners costs fewer calls.
    static let emailLookupsMax = 3
    /// The end of every loop over pages: 500,000 owners.
    static let ownersPagesMax = 1000

    let transport: any HTTPTransport

    var recordTypes: (any RecordTypeReading)? { nil }

    /// One call, and for a static token a second one, which tells its scopes and who made it.
    ///
    /// HubSpot's keys act for the app. `user` is the settings id of the token's maker, to be compared with other
    /// identities alone: it is not an owner's id. For an OAuth grant it and the scopes came with the token.
    func identify() async throws(ConnectorError) -> CRMIdentity {
        let request = HubSpotEndpoints.account()
        let account: HubSpotWire.Account = try await ask(request)
        let token = try await tokenDescription()
        guard token.map({ $0.hubId == account.portalId }) ?? true else {
            throw ConnectorError(
                .malformed, operation: request.operation, message: "HubSpot names two accounts for one token.")
        }
        return CRMIdentity(
            account: CRMAccountID(rawValue: String(account.portalId)), accountName: account.portalName,
            environment: account.accountType, user: token?.userId.map { CRMUserID(rawValue: String($0)) },
            scopes: token.map { Set($0.scopes.map(Scope.init(rawValue:))) })
    }

    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner] {
        let live = try await owners(withEmails: emails, isArchived: false)
        let archived = try await owners(withEmails: emails.subtracting(live.map(\.email)), isArchived: true)
        return live + archived
    }

    func properties(of object: CRMObject, scope: PropertyScope) async throws(ConnectorError) -> [PropertyDefinition] {
        let live = try await properties(of: object, isArchived: false)
        guard scope == .all else { return live }
        let names = Set(live.map(\.name))
        return live + (try await properties(of: object, isArchived: true)).filter { !names.contains($0.name) }
    }

    /// Deals alone: the pipelines that HubSpot lists for contacts and companies are lifecycles, not sales.
    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] {
        guard object == .deal else { return [] }
        let page: HubSpotWire.Page<HubSpotWire.Pipeline> = try await ask(HubSpotEndpoints.pipelines(of: object))
        return HubSpotMapping.pipelines(page.results, of: object)
    }

    /// Values come as `.text` or `.empty`, because an answer doesn't tell types; `matches` knows the definition.
    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record] {
        var found: [RecordReference: Record] = [:]
        for batch in HubSpotReading.batches(of: records) {
            let names = properties[batch.object] ?? []
            for record in try await read(batch.ids, of: batch.object, properties: names) {
                found[record.reference] = record
            }
        }
        return records.compactMap { found.removeValue(forKey: $0) }
    }
}

// MARK: Identity

extension HubSpotReading {
    /// `nil` where HubSpot doesn't describe the token: the authorizer says so of OAuth grants without a call.
    private func tokenDescription() async throws(ConnectorError) -> HubSpotWire.TokenDescription? {
        do {
            // Said outright: inferred from the result, it would be an optional, and `null` a description.
            let description: HubSpotWire.TokenDescription = try await ask(try HubSpotEndpoints.describeToken())
            return description
        } catch {
            guard error.kind == .unsupported else { throw error }
            return nil
        }
    }
}

// MARK: Owners

extension HubSpotReading {
    /// Compares exactly and by itself: how HubSpot's own filter treats case and parts of an email is unverified.
    private func owners(withEmails emails: Set<EmailKey>, isArchived: Bool) async throws(ConnectorError) -> [CRMOwner] {
        guard !emails.isEmpty else { return [] }
        let filters: [EmailKey?] = emails.count <= HubSpotReading.emailLookupsMax ? emails.sorted() : [nil]
        var owners: [CRMOwner] = []
        var known: Set<CRMUserID> = []
        for email in filters {
            for owner in try await allOwners(email: email, isArchived: isArchived)
            where emails.contains(owner.email) && known.insert(owner.id).inserted {
                owners.append(owner)
            }
        }
        return owners
    }

    private func allOwners(email: EmailKey?, isArchived: Bool) async throws(ConnectorError) -> [CRMOwner] {
        try await CursorPages.all(of: .ownersList, pagesMax: HubSpotReading.ownersPagesMax) {
            cursor throws(ConnectorError) in
            let request = HubSpotEndpoints.owners(email: email, isArchived: isArchived, after: cursor)
            let page: HubSpotWire.Page<HubSpotWire.Owner> = try await ask(request)
            let owners = page.results.compactMap { HubSpotMapping.owner($0, isArchived: isArchived) }
            return (items: owners, next: page.paging?.next?.after)
        }
    }
}

// MARK: Definitions

extension HubSpotReading {
    private func properties(
        of object: CRMObject, isArchived: Bool
    ) async throws(ConnectorError) -> [PropertyDefinition] {
        let request = HubSpotEndpoints.properties(of: object, isArchived: isArchived)
        let page: HubSpotWire.Page<HubSpotWire.Property> = try await ask(request)
        return page.results.map { HubSpotMapping.property($0, of: object, isArchived: isArchived) }
    }
}

// MARK: Records

extension HubSpotReading {
    private static func batches(of records: [RecordReference]) -> [(object: CRMObject, ids: [RecordID])] {
        CRMObject.allCases.flatMap { object in
            let ids = Set(records.filter { $0.object == object }.map(\.id)).sorted()
            return stride(from: 0, to: ids.count, by: HubSpotEndpoints.batchRecordsMax).map { start in
                (object, Array(ids[start..<min(start + HubSpotEndpoints.batchRecordsMax, ids.count)]))
            }
        }
    }

    private func read(
        _ ids: [RecordID], of object: CRMObject, properties: [PropertyName]
    ) async throws(ConnectorError) -> [Record] {
        let request = try HubSpotEndpoints.readRecords(ids, of: object, properties: properties)
        let response = try await transport.send(request)
        let batch: HubSpotWire.Batch = try HubSpotWire.decode(from: response, to: request)
        for entry in batch.errors ?? [] {
            let failure = HubSpotFailures.failure(of: entry, in: response, to: request)
            guard failure.kind == .notFound else { throw failure }
        }
        return batch.results.filter { $0.archived != true }.map { record($0, of: object, properties: properties) }
    }

    /// HubSpot adds properties of its own to those asked for; only the latter are kept.
    private func record(
        _ object: HubSpotWire.RecordObject, of kind: CRMObject, properties: [PropertyName]
    ) -> Record {
        var values: [PropertyName: FieldValue] = [:]
        for name in properties {
            if let text = object.properties[name.rawValue] { values[name] = HubSpotMapping.value(text) }
        }
        return Record(
            reference: RecordReference(object: kind, id: RecordID(rawValue: object.id)), values: values,
            link: HubSpotMapping.link(object.url))
    }

    func ask<Answer: Decodable>(_ request: HTTPRequest) async throws(ConnectorError) -> Answer {
        try HubSpotWire.decode(from: try await transport.send(request), to: request)
    }
}

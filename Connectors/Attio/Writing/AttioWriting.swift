import ConnectorKit

/// What may change Attio. Its calls take one record each.
struct AttioWriting: CRMWriting {
    let transport: any HTTPTransport

    /// Attributes are visible to all who may see the object.
    var fieldVisibility: (any FieldVisibilityGranting)? { nil }

    /// Creates the attribute, or unarchives the one that is named.
    ///
    /// The answer isn't read: the caller reads the definitions again anyway.
    func createOwnerProperty(_ draft: OwnerPropertyDraft) async throws(ConnectorError) {
        if let archived = draft.restoring { return try await restore(archived, draft) }
        let traits = AttioConnector.descriptor.ownerProperties
        guard traits.acceptsName(draft.name.rawValue) else {
            throw ConnectorError(
                .invalid, operation: .attributesCreate,
                message: "Attio takes no attribute of this name; it must be \(traits.nameRule).")
        }
        _ = try await transport.send(AttioEndpoints.createOwnerProperty(draft))
    }

    func create(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        let definitions = AttioDefinitions(reading: AttioReading(transport: transport))
        return try await OneByOne.outcomes(of: drafts, isOwn: AttioFailures.isOfOneRecord) {
            draft throws(ConnectorError) in
            try await create(draft, definitions)
        }
    }

    func update(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        let definitions = AttioDefinitions(reading: AttioReading(transport: transport))
        return try await OneByOne.outcomes(of: drafts, isOwn: AttioFailures.isOfOneRecord) {
            draft throws(ConnectorError) in
            try await update(draft, definitions)
        }
    }

    func delete(_ records: [RecordReference]) async throws(ConnectorError) -> [RecordOutcome] {
        try await OneByOne.outcomes(of: records, isOwn: AttioFailures.isOfOneRecord) { record throws(ConnectorError) in
            try await delete(record)
        }
    }
}

// MARK: Owner properties

extension AttioWriting {
    /// By slug, and where Attio doesn't find an archived attribute so, by its id: that it does is unverified.
    private func restore(_ archived: PropertyName, _ draft: OwnerPropertyDraft) async throws(ConnectorError) {
        do {
            _ = try await transport.send(try AttioEndpoints.restoreOwnerProperty(archived, draft))
        } catch {
            guard error.kind == .notFound else { throw error }
            let attributes = try await AttioReading(transport: transport).attributes(of: draft.object, scope: .all)
            guard let id = attributes.first(where: { $0.api_slug == archived.rawValue })?.id.attribute_id else {
                throw error
            }
            _ = try await transport.send(
                try AttioEndpoints.restoreOwnerProperty(PropertyName(rawValue: id), draft))
        }
    }
}

// MARK: One record

extension AttioWriting {
    private func create(
        _ draft: RecordDraft, _ definitions: AttioDefinitions
    ) async throws(ConnectorError) -> RecordReference {
        guard draft.id == nil else {
            throw ConnectorError(
                .invalid, operation: .recordsCreate, message: "A new record can't have an id yet.")
        }
        let values = try await values(of: draft, for: .recordsCreate, definitions)
        let request = AttioEndpoints.createRecord(values, of: draft.object)
        let response = try await explained(draft, definitions) { () throws(ConnectorError) in
            try await transport.send(request)
        }
        do {
            let answer: AttioWire.Envelope<AttioWire.RecordObject> = try AttioWire.decode(from: response, to: request)
            return RecordReference(object: draft.object, id: RecordID(rawValue: answer.data.id.record_id))
        } catch {
            // Attio said yes and can't be read: the record is there, under an id that nobody knows.
            var unknown = error
            unknown.kind = .outcomeUnknown
            throw unknown
        }
    }

    /// The answer, the whole record, isn't read: success is enough, and who wants to know more reads.
    private func update(
        _ draft: RecordDraft, _ definitions: AttioDefinitions
    ) async throws(ConnectorError) -> RecordReference {
        guard let id = draft.id else {
            throw ConnectorError(
                .invalid, operation: .recordsReplace, message: "It isn't said which record to update.")
        }
        let reference = RecordReference(object: draft.object, id: id)
        guard let key = AttioID(id.rawValue) else { throw AttioWriting.noSuchRecord(.recordsReplace) }
        let values = try await values(of: draft, for: .recordsReplace, definitions)
        let request = AttioEndpoints.replaceValues(values, of: key, in: draft.object)
        _ = try await explained(draft, definitions) { () throws(ConnectorError) in try await transport.send(request) }
        return reference
    }

    /// What is gone, or could never be, is deleted.
    private func delete(_ record: RecordReference) async throws(ConnectorError) -> RecordReference {
        guard let key = AttioID(record.id.rawValue) else { return record }
        do {
            _ = try await transport.send(AttioEndpoints.deleteRecord(key, of: record.object))
        } catch {
            guard error.kind == .notFound else { throw error }
        }
        return record
    }

    private static func noSuchRecord(_ operation: OperationName) -> ConnectorError {
        ConnectorError(.notFound, operation: operation, message: "Attio has no record of this id: it is no UUID.")
    }
}

// MARK: Values and refusals

extension AttioWriting {
    /// Attio's JSON for the values, by slug.
    ///
    /// - Throws: `.invalid` that names the properties whose values Attio can't hold, before a byte leaves.
    private func values(
        of draft: RecordDraft, for operation: OperationName, _ definitions: AttioDefinitions
    ) async throws(ConnectorError) -> JSONValue {
        var members: [JSONValue.Member] = []
        var faults: [FieldFailure] = []
        for (name, value) in draft.values.sorted(by: { $0.key < $1.key }) {
            var target: String?
            if case .reference = value { target = try await definitions.target(of: name, in: draft.object) }
            if let json = AttioValue.json(of: value, as: name, of: draft.object, target: target) {
                members.append(.init(name: name.rawValue, value: json))
            } else {
                faults.append(FieldFailure(property: name, cause: .invalidValue))
            }
        }
        guard faults.isEmpty else {
            throw ConnectorError(
                .invalid, operation: operation, message: "Attio can't hold these values.", fields: faults)
        }
        return .object(members)
    }

    /// Adds to a refusal what the definitions tell of the properties at fault.
    private func explained(
        _ draft: RecordDraft, _ definitions: AttioDefinitions,
        _ send: () async throws(ConnectorError) -> HTTPResponse
    ) async throws(ConnectorError) -> HTTPResponse {
        do {
            return try await send()
        } catch {
            guard [.invalid, .conflict].contains(error.kind), !error.fields.isEmpty else { throw error }
            let attributes = await definitions.known(of: draft.object)
            throw AttioExplanation(draft: draft, attributes: attributes).explained(error)
        }
    }
}

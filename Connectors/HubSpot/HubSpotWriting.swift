import ConnectorKit

/// What may change HubSpot.
struct HubSpotWriting: CRMWriting {
    let transport: any HTTPTransport

    /// Properties are visible to all who may see the object.
    var fieldVisibility: (any FieldVisibilityGranting)? { nil }

    func createOwnerProperty(_ draft: OwnerPropertyDraft) async throws(ConnectorError) {
        let traits = HubSpotConnector.descriptor.ownerProperties
        guard traits.acceptsName(draft.name.rawValue) else {
            throw ConnectorError(
                .invalid, operation: .propertiesCreate,
                message: "HubSpot takes no property of this name; it must be \(traits.nameRule).")
        }
        // The body isn't read: the caller reads the definition again anyway, and 201 is the answer.
        _ = try await transport.send(try HubSpotEndpoints.createOwnerProperty(draft))
    }

    func create(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        try await write(drafts, .recordsCreate) { draft in draft.id == nil ? nil : "A new record can't have an id yet."
        }
    }

    func update(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        try await write(drafts, .recordsUpdate) { draft in
            draft.id == nil ? "It isn't said which record to update." : nil
        }
    }

    func delete(_ records: [RecordReference]) async throws(ConnectorError) -> [RecordOutcome] {
        // A record that appears twice is deleted once; both places tell of it.
        var first: [RecordReference: Int] = [:]
        for (index, record) in records.enumerated() where first[record] == nil { first[record] = index }
        let items = first.map { record, index in
            (object: record.object, item: HubSpotBatch.Item(index: index, id: record.id, texts: [:]))
        }.sorted { $0.item.index < $1.item.index }
        let outcomes = try await run(HubSpotBatch.batches(of: items), archive)
        return records.map { record in
            first[record].flatMap { outcomes[$0] } ?? .failed(HubSpotWriting.unanswered(.recordsDelete))
        }
    }
}

// MARK: Creating and updating

extension HubSpotWriting {
    private func write(
        _ drafts: [RecordDraft], _ operation: OperationName, refusal: (RecordDraft) -> String?
    ) async throws(ConnectorError) -> [RecordOutcome] {
        var outcomes: [Int: RecordOutcome] = [:]
        var items: [(object: CRMObject, item: HubSpotBatch.Item)] = []
        for (index, draft) in drafts.enumerated() {
            let (texts, fields) = HubSpotWriting.texts(of: draft)
            let message = refusal(draft) ?? (fields.isEmpty ? nil : "HubSpot can't hold these values.")
            if let message {
                outcomes[index] = .failed(
                    ConnectorError(.invalid, operation: operation, message: message, fields: fields))
            } else {
                items.append((draft.object, HubSpotBatch.Item(index: index, id: draft.id, texts: texts)))
            }
        }
        let answered = try await run(HubSpotBatch.batches(of: items)) { batch throws(ConnectorError) in
            try await write(batch, operation)
        }
        outcomes.merge(await explained(answered, of: drafts)) { known, _ in known }
        return drafts.indices.map { outcomes[$0] ?? .failed(HubSpotWriting.unanswered(operation)) }
    }

    private func write(
        _ batch: HubSpotBatch, _ operation: OperationName
    ) async throws(ConnectorError) -> [Int: RecordOutcome] {
        let isCreate = operation == .recordsCreate
        let request = try isCreate ? HubSpotEndpoints.createRecords(batch) : HubSpotEndpoints.updateRecords(batch)
        let response = try await transport.send(request)
        do {
            let answer: HubSpotWire.Batch = try HubSpotWire.decode(from: response, to: request)
            return batch.outcomes(of: answer, in: response, to: request)
        } catch {
            guard isCreate else { throw error }
            // HubSpot said yes and can't be read: the records are there, under ids that nobody knows.
            var unknown = error
            unknown.kind = .outcomeUnknown
            throw unknown
        }
    }

    /// HubSpot's texts, and the properties whose values have none.
    private static func texts(of draft: RecordDraft) -> (texts: [String: String], fields: [FieldFailure]) {
        var texts: [String: String] = [:]
        var fields: [FieldFailure] = []
        for (name, value) in draft.values.sorted(by: { $0.key < $1.key }) {
            if let text = HubSpotMapping.wireText(of: value) {
                texts[name.rawValue] = text
            } else {
                fields.append(FieldFailure(property: name, cause: .invalidValue))
            }
        }
        return (texts, fields)
    }
}

// MARK: Deleting

extension HubSpotWriting {
    private func archive(_ batch: HubSpotBatch) async throws(ConnectorError) -> [Int: RecordOutcome] {
        let done = batch.all { .done(RecordReference(object: batch.object, id: $0.id ?? "")) }
        let request = try HubSpotEndpoints.deleteRecords(batch)
        do {
            let response = try await transport.send(request)
            guard response.status == 207 else { return done }
            let answer: HubSpotWire.Batch = try HubSpotWire.decode(from: response, to: request)
            return batch.removals(in: answer, of: response, to: request)
        } catch {
            guard error.kind == .notFound, batch.items.count == 1 else { throw error }
            return done
        }
    }
}

// MARK: Several batches

extension HubSpotWriting {
    /// Sends batches one after the other; one missing record may spoil a batch (unverified), so each is then tried alone.
    ///
    /// A lock is told for a whole batch, and says nothing of other batches: it is the outcome of its records.
    private func run(
        _ batches: [HubSpotBatch],
        _ send: (HubSpotBatch) async throws(ConnectorError) -> [Int: RecordOutcome]
    ) async throws(ConnectorError) -> [Int: RecordOutcome] {
        return try await CallByCall.outcomes(
            of: batches, places: { $0.items.map(\.index) },
            parts: { batch, error in error.kind == .notFound && batch.items.count > 1 ? batch.alone : [] }
        ) { batch throws(ConnectorError) in
            do throws(ConnectorError) {
                return try await send(batch)
            } catch {
                guard HubSpotFailures.isLock(error) else { throw error }
                return batch.all { _ in .failed(error) }
            }
        }
    }

    private static func unanswered(_ operation: OperationName) -> ConnectorError {
        ConnectorError(.outcomeUnknown, operation: operation, message: "It isn't known what became of this record.")
    }
}

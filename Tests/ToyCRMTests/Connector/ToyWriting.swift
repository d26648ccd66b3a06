import ConnectorKit

/// What may change the toy CRM.
struct ToyWriting: CRMWriting {
    let transport: any HTTPTransport

    var fieldVisibility: (any FieldVisibilityGranting)? { nil }

    func createOwnerProperty(_ draft: OwnerPropertyDraft) async throws(ConnectorError) {
        let field = ToyWire.Field(
            key: draft.name.rawValue, label: draft.label, kind: "user", notes: draft.description, retired: false)
        _ = try await transport.send(try ToyEndpoints.createField(field))
    }

    func create(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        await outcomes(of: drafts) { draft throws(ConnectorError) in
            let request = try ToyEndpoints.createRecord(try Self.values(of: draft))
            let made = try ToyWire.decode(ToyWire.Record.self, from: try await transport.send(request), to: request)
            return RecordReference(object: draft.object, id: RecordID(rawValue: made.id))
        }
    }

    func update(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        await outcomes(of: drafts) { draft throws(ConnectorError) in
            guard let id = draft.id else {
                throw ConnectorError(.invalid, operation: "toy.records.update", message: "A draft names no record.")
            }
            _ = try await transport.send(try ToyEndpoints.updateRecord(id, try Self.values(of: draft)))
            return RecordReference(object: draft.object, id: id)
        }
    }

    func delete(_ records: [RecordReference]) async throws(ConnectorError) -> [RecordOutcome] {
        await outcomes(of: records) { reference throws(ConnectorError) in
            do throws(ConnectorError) {
                _ = try await transport.send(ToyEndpoints.deleteRecord(reference.id))
            } catch {
                guard error.kind == .notFound else { throw error }
            }
            return reference
        }
    }

    /// One outcome for each, in their order: what fails of one is told of that one.
    private func outcomes<Item>(
        of items: [Item], _ act: (Item) async throws(ConnectorError) -> RecordReference
    ) async -> [RecordOutcome] {
        var outcomes: [RecordOutcome] = []
        for item in items {
            do throws(ConnectorError) {
                outcomes.append(.done(try await act(item)))
            } catch {
                outcomes.append(.failed(error))
            }
        }
        return outcomes
    }

    private static func values(of draft: RecordDraft) throws(ConnectorError) -> [String: String] {
        var values: [String: String] = [:]
        for (name, value) in draft.values {
            guard let text = ToyWire.text(of: value) else {
                throw ConnectorError(
                    .unsupported, operation: "toy.records.write", message: "The toy CRM keeps texts only.",
                    fields: [FieldFailure(property: name, cause: .invalidValue)])
            }
            values[name.rawValue] = text
        }
        return values
    }
}

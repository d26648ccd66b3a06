import ConnectorKit

extension SalesforceWriting {
    func create(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        try await write(drafts, .create)
    }

    func update(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        try await write(drafts, .update)
    }

    /// A record that appears twice is deleted once; both places tell of it.
    func delete(_ records: [RecordReference]) async throws(ConnectorError) -> [RecordOutcome] {
        let ids = records.map(SalesforceWriting.id)
        var first: [SalesforceID: Int] = [:]
        var items: [SalesforceBatch.Item] = []
        for (index, id) in ids.enumerated() {
            guard let id, first[id] == nil else { continue }
            first[id] = index
            items.append(.init(index: index, object: records[index].object, id: id, fields: []))
        }
        let outcomes = try await run(SalesforceBatch.batches(of: items, .delete))
        return zip(records, ids).map { record, id in
            guard let id else { return .failed(SalesforceWriting.noID(.recordsDelete)) }
            return switch first[id].flatMap({ outcomes[$0] }) {
            case .done: .done(record)
            case .failed(let error): .failed(error)
            case nil: .failed(SalesforceWriting.unsent(.recordsDelete))
            }
        }
    }

    private func write(
        _ drafts: [RecordDraft], _ verb: SalesforceBatch.Verb
    ) async throws(ConnectorError) -> [RecordOutcome] {
        var outcomes: [Int: RecordOutcome] = [:]
        var items: [SalesforceBatch.Item] = []
        for (index, draft) in drafts.enumerated() {
            do {
                items.append(try SalesforceWriting.item(of: draft, at: index, verb))
            } catch {
                outcomes[index] = .failed(error)
            }
        }
        outcomes.merge(try await run(SalesforceBatch.batches(of: items, verb))) { known, _ in known }
        return drafts.indices.map { outcomes[$0] ?? .failed(SalesforceWriting.unsent(verb.operation)) }
    }
}

// MARK: Drafts

extension SalesforceWriting {
    private static func item(
        of draft: RecordDraft, at index: Int, _ verb: SalesforceBatch.Verb
    ) throws(ConnectorError) -> SalesforceBatch.Item {
        guard verb == .update else {
            guard draft.id == nil else {
                throw refusal(verb, "A new record can't have an id yet.")
            }
            return .init(index: index, object: draft.object, id: nil, fields: try fields(of: draft, verb))
        }
        guard let id = draft.id else { throw refusal(verb, "It isn't said which record to update.") }
        guard let id = SalesforceWriting.id(RecordReference(object: draft.object, id: id)) else {
            throw noID(verb.operation)
        }
        return .init(
            index: index, object: draft.object, id: id, fields: try fields(of: draft, verb),
            unlessChangedSince: try condition(of: draft))
    }

    /// The state that ``Record/version`` told, as a header takes it.
    ///
    /// - Throws: `.invalid` for what is no moment of Salesforce's: nothing is written without the condition (F-C8).
    private static func condition(of draft: RecordDraft) throws(ConnectorError) -> String? {
        guard let version = draft.unlessChangedSince else { return nil }
        guard let time = SalesforceMoment.headerText(of: version) else {
            throw refusal(.update, "The record's state isn't one that Salesforce told.")
        }
        return time
    }

    /// The fields in the order of their names, so that the same draft has the same bytes.
    private static func fields(
        of draft: RecordDraft, _ verb: SalesforceBatch.Verb
    ) throws(ConnectorError) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        var failures: [FieldFailure] = []
        for (name, value) in draft.values.sorted(by: { $0.key < $1.key }) {
            if !SalesforceQuery.isName(name.rawValue) {
                failures.append(FieldFailure(property: name, cause: .unknownProperty))
            } else if let json = SalesforceMapping.json(of: value) {
                members.append(.init(name: name.rawValue, value: json))
            } else {
                failures.append(FieldFailure(property: name, cause: .invalidValue))
            }
        }
        guard failures.isEmpty else {
            throw refusal(verb, "Salesforce can't hold these values, or has no such fields.", failures)
        }
        return members
    }

    /// The id, or `nil` for a text that can't be one of the object.
    private static func id(_ record: RecordReference) -> SalesforceID? {
        SalesforceID(record.id.rawValue).flatMap { $0.isOf(SalesforceMapping.prefix(of: record.object)) ? $0 : nil }
    }

    private static func refusal(
        _ verb: SalesforceBatch.Verb, _ message: String, _ fields: [FieldFailure] = []
    ) -> ConnectorError {
        ConnectorError(.invalid, operation: verb.operation, message: message, fields: fields)
    }

    private static func noID(_ operation: OperationName) -> ConnectorError {
        ConnectorError(.notFound, operation: operation, message: "No record of this object has such an id.")
    }

    private static func unsent(_ operation: OperationName) -> ConnectorError {
        ConnectorError(.outcomeUnknown, operation: operation, message: "It isn't known what became of this record.")
    }
}

// MARK: Several calls

extension SalesforceWriting {
    /// Sends calls one after the other.
    private func run(_ batches: [SalesforceBatch]) async throws(ConnectorError) -> [Int: RecordOutcome] {
        try await CallByCall.outcomes(of: batches, places: { $0.items.map(\.index) }) { batch throws(ConnectorError) in
            let request = batch.request
            let response = try await transport.send(request)
            return try batch.outcomes(of: response, to: request)
        }
    }
}

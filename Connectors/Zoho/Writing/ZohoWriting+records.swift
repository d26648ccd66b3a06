import ConnectorKit

extension ZohoWriting {
    func create(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        try await write(drafts, .create)
    }

    func update(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        try await write(drafts, .update)
    }

    /// A record that appears twice is deleted once; both places tell of it. An id that can't be one of Zoho's is no
    /// record's, so there is nothing to delete. One that Zoho finds no record for is `.notFound`: it may be gone, or be
    /// one that the key isn't shown.
    func delete(_ records: [RecordReference]) async throws(ConnectorError) -> [RecordOutcome] {
        var first: [RecordReference: Int] = [:]
        var items: [ZohoCall.Item] = []
        for (index, record) in records.enumerated() where first[record] == nil {
            guard let id = ZohoID(record.id.rawValue) else { continue }
            first[record] = index
            items.append(ZohoCall.Item(index: index, object: record.object, id: id, fields: []))
        }
        let outcomes = try await send(ZohoCall.calls(of: items, .delete))
        return records.map { record in
            guard let place = first[record] else { return .done(record) }
            return outcomes[place] ?? .failed(ZohoCall.unanswered(.delete))
        }
    }

    private func write(
        _ drafts: [RecordDraft], _ verb: ZohoCall.Verb
    ) async throws(ConnectorError) -> [RecordOutcome] {
        var outcomes: [Int: RecordOutcome] = [:]
        var items: [ZohoCall.Item] = []
        for (index, draft) in drafts.enumerated() {
            do {
                items.append(try Self.item(of: draft, at: index, verb))
            } catch {
                outcomes[index] = .failed(error)
            }
        }
        for place in items.indices { items[place].layout = try await layouts.layout(for: drafts[items[place].index]) }
        outcomes.merge(try await send(ZohoCall.calls(of: items, verb))) { known, _ in known }
        return drafts.indices.map { outcomes[$0] ?? .failed(ZohoCall.unanswered(verb)) }
    }

    private func send(_ calls: [ZohoCall]) async throws(ConnectorError) -> [Int: RecordOutcome] {
        try await CallByCall.outcomes(
            of: calls, places: { $0.items.map(\.index) }, parts: { $0.parts(after: $1) }
        ) { call throws(ConnectorError) in
            do throws(ConnectorError) {
                return try call.outcomes(of: try await transport.send(call.request))
            } catch {
                if let outcomes = call.refused(by: error) { return outcomes }
                throw error
            }
        }
    }
}

// MARK: Drafts

extension ZohoWriting {
    private static func item(
        of draft: RecordDraft, at index: Int, _ verb: ZohoCall.Verb
    ) throws(ConnectorError) -> ZohoCall.Item {
        var id: ZohoID?
        switch (verb, draft.id) {
        case (.create, nil): break
        case (.create, _): throw refusal(verb, "A new record can't have an id yet.")
        case (_, nil): throw refusal(verb, "It isn't said which record to update.")
        case (_, let known?):
            id = ZohoID(known.rawValue)
            guard id != nil else {
                throw ConnectorError(
                    .notFound, operation: verb.operation, message: "No record of Zoho's has such an id.")
            }
        }
        return ZohoCall.Item(
            index: index, object: draft.object, id: id, fields: try fields(of: draft, verb),
            unlessChangedSince: verb == .update ? try condition(of: draft) : nil)
    }

    /// The time in Zoho's own form: it becomes a header (T-27).
    private static func condition(of draft: RecordDraft) throws(ConnectorError) -> String? {
        guard let time = draft.unlessChangedSince else { return nil }
        guard ZohoMoment.read(time) != nil else {
            throw refusal(.update, "A record's version is the time of its last change, as Zoho told it; read it again.")
        }
        return time
    }

    /// The fields in the order of their names, so that the same draft has the same bytes.
    private static func fields(
        of draft: RecordDraft, _ verb: ZohoCall.Verb
    ) throws(ConnectorError) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        var failures: [FieldFailure] = []
        for (name, value) in draft.values.sorted(by: { $0.key < $1.key }) {
            if !ZohoMapping.isFieldName(name.rawValue) {
                failures.append(FieldFailure(property: name, cause: .unknownProperty))
            } else if let json = ZohoMapping.json(of: value) {
                members.append(.init(name: name.rawValue, value: json))
            } else {
                failures.append(FieldFailure(property: name, cause: cause(of: value)))
            }
        }
        guard failures.isEmpty else {
            throw refusal(verb, "Zoho can't hold these values, or has no such fields.", failures)
        }
        return members
    }

    private static func cause(of value: FieldValue) -> FieldFailure.Cause {
        if case .owner = value { return .invalidOwner }
        return .invalidValue
    }

    private static func refusal(
        _ verb: ZohoCall.Verb, _ message: String, _ fields: [FieldFailure] = []
    ) -> ConnectorError {
        ConnectorError(.invalid, operation: verb.operation, message: message, fields: fields)
    }
}

import ConnectorKit

/// Records that are written together, each with its place in the caller's list.
struct SalesforceBatch: Sendable {
    /// One record.
    struct Item: Sendable {
        /// Its place in the caller's list.
        let index: Int
        let object: CRMObject
        /// Which one; `nil` for one to create.
        let id: SalesforceID?
        /// What to write.
        let fields: [JSONValue.Member]
        /// Write only if the record wasn't changed since this time, as headers tell it.
        var unlessChangedSince: String?

        /// What its request carries.
        var headers: [HTTPHeaders.Field] {
            SalesforceHeaders.ofWrites + (unlessChangedSince.map { [SalesforceHeaders.unlessChanged(since: $0)] } ?? [])
        }

        /// Whether no text of it would be taken for a reference by a composite.
        var isLiteral: Bool { !fields.contains { $0.value.holds(SalesforceComposite.referenceMark) } }

        /// The name of its row.
        var name: String { "record\(index)" }
    }

    /// How the records travel.
    enum Form: Sendable {
        /// A composite with a row for each record.
        case rows
        /// A composite with collections of one object each.
        case collections
        /// One collection by itself, in which no text is taken for a reference.
        case plain
        /// One record by itself, on a condition, which a collection can't carry.
        case single
    }

    /// What is done to the records.
    enum Verb: Sendable {
        case create
        case update
        case delete

        /// The name of the operation.
        var operation: OperationName {
            switch self {
            case .create: .recordsCreate
            case .update: .recordsUpdate
            case .delete: .recordsDelete
            }
        }

        var method: HTTPMethod {
            switch self {
            case .create: .post
            case .update: .patch
            case .delete: .delete
            }
        }
    }

    let verb: Verb
    /// One after the other: each a row of one record, or a collection of several.
    let rows: [[Item]]
    let form: Form

    /// All of its records.
    var items: [Item] { rows.flatMap(\.self) }

    /// Cuts records into calls: a row for each where one composite holds them all, else collections of 200 of one
    /// object, five in a call.
    ///
    /// A record that appears twice begins another collection, so that its second change comes after its first. Where a
    /// value holds `@{`, which a composite would replace and which has no escape, no composite is used. Where a record is
    /// written on a condition, which is a header of its own row, no collection is.
    static func batches(of items: [Item], _ verb: Verb) -> [SalesforceBatch] {
        let isLiteral = items.allSatisfy(\.isLiteral)
        if items.contains(where: { $0.unlessChangedSince != nil }) { return inTurn(items, verb) }
        guard !isLiteral || items.count > SalesforceEndpoints.compositeRowsMax else {
            return items.isEmpty ? [] : [SalesforceBatch(verb: verb, rows: items.map { [$0] }, form: .rows)]
        }
        let collections = collections(of: items)
        let size = isLiteral ? SalesforceEndpoints.compositeQueriesMax : 1
        return stride(from: 0, to: collections.count, by: size).map { start in
            SalesforceBatch(
                verb: verb, rows: Array(collections[start..<min(start + size, collections.count)]),
                form: isLiteral ? .collections : .plain)
        }
    }

    /// Rows of composites in the order of the records; one that no composite can hold goes by itself, in its place.
    private static func inTurn(_ items: [Item], _ verb: Verb) -> [SalesforceBatch] {
        var batches: [SalesforceBatch] = []
        for item in items {
            if let last = batches.last, last.form == .rows, item.isLiteral,
                last.rows.count < SalesforceEndpoints.compositeRowsMax
            {
                batches[batches.count - 1] = SalesforceBatch(verb: verb, rows: last.rows + [[item]], form: .rows)
            } else {
                batches.append(SalesforceBatch(verb: verb, rows: [[item]], form: item.isLiteral ? .rows : .single))
            }
        }
        return batches
    }

    private static func collections(of items: [Item]) -> [[Item]] {
        CRMObject.allCases.flatMap { object in
            items.filter { $0.object == object }
                .lists(atMost: SalesforceEndpoints.collectionWritesMax, noneTwice: \.id)
        }
    }
}

// MARK: The call

extension SalesforceBatch {
    /// The call; creating is never safe to repeat, because Salesforce has no idempotency keys.
    var request: HTTPRequest {
        if form == .single { return single(rows[0][0]) }
        let rows = rows.enumerated().map { index, items in
            form == .rows ? row(items[0]) : collection(items, "records\(index)")
        }
        guard form != .plain else {
            return HTTPRequest(
                operation: verb.operation, method: verb.method, path: SalesforceEndpoints.collections(),
                headers: HTTPHeaders(SalesforceHeaders.ofWrites), body: rows[0].body.map { .json($0.encoded) },
                isIdempotent: verb != .create)
        }
        return SalesforceEndpoints.composite(
            SalesforceComposite(rows: rows), for: verb.operation, isIdempotent: verb != .create)
    }

    private func row(_ item: Item) -> SalesforceComposite.Row {
        SalesforceComposite.Row(
            method: verb.method,
            address: SalesforceEndpoints.rowPath(of: SalesforceMapping.vendorName(of: item.object), id: item.id),
            name: item.name, headers: item.headers, body: verb == .delete ? nil : .object(item.fields))
    }

    private func single(_ item: Item) -> HTTPRequest {
        HTTPRequest(
            operation: verb.operation, method: verb.method,
            path: SalesforceEndpoints.rowPath(of: SalesforceMapping.vendorName(of: item.object), id: item.id),
            headers: HTTPHeaders(item.headers), body: .json(JSONValue.object(item.fields).encoded),
            isIdempotent: verb != .create, responseBytesMax: SalesforceEndpoints.smallAnswerBytesMax)
    }

    private func collection(_ items: [Item], _ name: String) -> SalesforceComposite.Row {
        let address = SalesforceEndpoints.collections(deleting: verb == .delete ? items.compactMap(\.id) : [])
        return SalesforceComposite.Row(
            method: verb.method, address: address, name: name, headers: SalesforceHeaders.ofWrites,
            body: verb == .delete
                ? nil
                : .object([
                    "allOrNone": .boolean(false), "records": .array(items.map(SalesforceBatch.record)),
                ]))
    }

    /// `attributes` first: Salesforce reads the members in their order.
    private static func record(_ item: Item) -> JSONValue {
        var members = [
            JSONValue.Member(
                name: "attributes",
                value: .object(["type": .string(SalesforceMapping.vendorName(of: item.object))]))
        ]
        if let id = item.id { members.append(.init(name: "id", value: .string(id.text))) }
        return .object(members + item.fields)
    }
}

// MARK: The answer

extension SalesforceBatch {
    /// One outcome for each record.
    func outcomes(
        of response: HTTPResponse, to request: HTTPRequest
    ) throws(ConnectorError) -> [Int: RecordOutcome] {
        var outcomes: [Int: RecordOutcome] = [:]
        switch form {
        case .rows:
            let answer: SalesforceRows<SalesforceWire.Saved> = try SalesforceWire.decodeWrite(
                from: response, to: request)
            for item in items { outcomes[item.index] = outcome(of: item, in: answer[item.name], response, request) }
        case .collections:
            let answer: SalesforceRows<[SalesforceWire.Saved]> = try SalesforceWire.decodeWrite(
                from: response, to: request)
            for (index, items) in rows.enumerated() {
                let row = answer["records\(index)"]
                for (place, item) in items.enumerated() {
                    outcomes[item.index] = outcome(of: item, in: row, at: place, response, request)
                }
            }
        case .single:
            // Nothing but a 204 comes this far.
            for item in items { outcomes[item.index] = done(item, id: nil, request) }
        case .plain:
            let answer: [SalesforceWire.Saved] = try SalesforceWire.decodeWrite(from: response, to: request)
            for (place, item) in items.enumerated() {
                outcomes[item.index] = outcome(of: item, in: answer, at: place, response, request)
            }
        }
        return outcomes
    }

    private func outcome(
        of item: Item, in row: SalesforceRows<SalesforceWire.Saved>.Row?, _ response: HTTPResponse,
        _ request: HTTPRequest
    ) -> RecordOutcome {
        guard let row else { return .failed(SalesforceWire.unanswered(request)) }
        guard row.isSuccess else { return outcome(of: item, row.failure(in: response, to: request)) }
        return done(item, id: row.body?.id, request)
    }

    private func outcome(
        of item: Item, in row: SalesforceRows<[SalesforceWire.Saved]>.Row?, at place: Int, _ response: HTTPResponse,
        _ request: HTTPRequest
    ) -> RecordOutcome {
        guard let row else { return .failed(SalesforceWire.unanswered(request)) }
        guard row.isSuccess else { return outcome(of: item, row.failure(in: response, to: request)) }
        return outcome(of: item, in: row.body ?? [], at: place, response, request)
    }

    private func outcome(
        of item: Item, in answer: [SalesforceWire.Saved], at place: Int, _ response: HTTPResponse,
        _ request: HTTPRequest
    ) -> RecordOutcome {
        guard answer.indices.contains(place) else { return .failed(SalesforceWire.unanswered(request)) }
        let saved = answer[place]
        guard !saved.success else { return done(item, id: saved.id, request) }
        return outcome(
            of: item, SalesforceFailures.failure(of: saved.errors ?? [], status: nil, in: response, to: request))
    }

    /// What is gone already needs no deleting. Of what is only not found, Salesforce doesn't tell whether it is gone or
    /// hidden from the key's user.
    private func outcome(of item: Item, _ failure: ConnectorError) -> RecordOutcome {
        let isGone = verb == .delete && failure.vendor?.code == SalesforceCode.deleted
        guard isGone, let id = item.id else { return .failed(failure) }
        return .done(RecordReference(object: item.object, id: RecordID(rawValue: id.text)))
    }

    private func done(_ item: Item, id: String?, _ request: HTTPRequest) -> RecordOutcome {
        guard let id = item.id?.text ?? id.map(SalesforceID.full) else {
            return .failed(SalesforceWire.unanswered(request))
        }
        return .done(RecordReference(object: item.object, id: RecordID(rawValue: id)))
    }
}

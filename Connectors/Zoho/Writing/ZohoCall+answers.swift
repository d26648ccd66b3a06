import ConnectorKit

/// Reading answers.
extension ZohoCall {
    /// One outcome for each record.
    ///
    /// - Throws: what Zoho refuses the whole list for, among others: a smaller call may be taken.
    func outcomes(of response: HTTPResponse) throws(ConnectorError) -> [Int: RecordOutcome] {
        if let refusal = refusalOfList(in: response) { throw refusal }
        do {
            guard let composite else { return try listed(response) }
            return try outcomes(of: response, composite)
        } catch {
            guard verb == .create else { throw error }
            // Zoho said yes and can't be read: the records are there, under ids that nobody knows.
            var unknown = error
            unknown.kind = .outcomeUnknown
            throw unknown
        }
    }

    private func listed(_ response: HTTPResponse) throws(ConnectorError) -> [Int: RecordOutcome] {
        let request = request
        let answer: ZohoWire.Records? = try ZohoWire.decode(from: response, to: request)
        let told = answer?.data ?? []
        guard told.count == items.count else { return all(.failed(Self.unanswered(verb))) }
        let outcomes = zip(items, told).map { item, json in
            (item.index, outcome(of: item, told: json, in: response, to: request))
        }
        return Dictionary(uniqueKeysWithValues: outcomes)
    }

    /// One refusal of a list of several records, wrapped like a record's.
    private func refusalOfList(in response: HTTPResponse) -> ConnectorError? {
        guard composite == nil, !response.isSuccess else { return nil }
        let request = request
        let answer: ZohoWire.Records? = try? ZohoWire.decode(from: response, to: request)
        guard let told = answer?.data, told.count != items.count, let said = told.first.flatMap(ZohoErrorItem.init)
        else { return nil }
        return ZohoFailures.failure(of: said, in: response, to: request)
    }

    private func outcomes(
        of response: HTTPResponse, _ composite: ZohoComposite
    ) throws(ConnectorError) -> [Int: RecordOutcome] {
        var outcomes: [Int: RecordOutcome] = [:]
        for (item, answer) in zip(items, try composite.answers(in: response)) {
            switch answer {
            case .failure(let error): outcomes[item.index] = .failed(error)
            case .success(let answer): outcomes[item.index] = outcome(of: item, answer, in: response)
            }
        }
        return outcomes
    }

    private func outcome(
        of item: Item, _ answer: ZohoComposite.Answer, in response: HTTPResponse
    ) -> RecordOutcome {
        if case .array(let told) = answer.body["data"], ZohoWire.tellsOfRecords(answer.body), let json = told.first {
            return outcome(of: item, told: json, in: response, to: answer.request)
        }
        let failure = ZohoFailures.failure(
            status: answer.status, body: answer.body, in: response, to: answer.request)
        return .failed(failure ?? Self.unanswered(verb))
    }

    private func outcome(
        of item: Item, told json: JSONValue, in response: HTTPResponse, to request: HTTPRequest
    ) -> RecordOutcome {
        guard let said = ZohoErrorItem(json) else { return .failed(Self.unanswered(verb)) }
        guard said.isSuccess else {
            return .failed(ZohoFailures.failure(of: said, in: response, to: request))
        }
        guard let id = item.id?.text ?? ZohoMapping.id(said.details?["id"]) else {
            return .failed(Self.unanswered(verb))
        }
        return .done(RecordReference(object: item.object, id: RecordID(rawValue: id)))
    }

    private func all(_ outcome: RecordOutcome) -> [Int: RecordOutcome] {
        Dictionary(uniqueKeysWithValues: items.map { ($0.index, outcome) })
    }

    /// The same outcome for a call of one record that was refused as a whole. Of a record to delete that Zoho doesn't find,
    /// it doesn't say whether it is gone or hidden from the key's user.
    func refused(by error: ConnectorError) -> [Int: RecordOutcome]? {
        let isMissing = verb == .delete && error.kind == .notFound
        guard items.count == 1, isMissing || error.isOfHeldRecord else { return nil }
        return [items[0].index: .failed(error)]
    }

    /// What is said of a record of which no answer tells.
    static func unanswered(_ verb: Verb) -> ConnectorError {
        ConnectorError(
            .outcomeUnknown, operation: verb.operation, message: "It isn't known what became of this record.")
    }
}

extension ConnectorError {
    /// Whether a record is held for a while, which says nothing of others; told bare or in a list (unverified).
    var isOfHeldRecord: Bool {
        vendor?.code.map(ZohoCode.held.contains) ?? false
    }
}

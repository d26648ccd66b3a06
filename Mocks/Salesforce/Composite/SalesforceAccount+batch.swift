import MockKit

/// `V/composite/batch`: rows that know nothing of one another.
extension SalesforceAccount {
    mutating func runBatch(_ call: MockCall) throws -> MockResponse {
        let body = try RecordBody.object(call)
        guard let list = body["batchRequests"]?.array, !list.isEmpty else {
            throw SalesforceFailure.malformedJSON("batchRequests must be a list of subrequests")
        }
        try Self.checkCount(list.count, countMax: CompositeLimits.batchRowsMax, of: "subrequests")
        let halts = try Self.flag("haltOnError", of: body, standard: false)
        let rows = try list.map { try BatchRow($0) }
        // The request itself was counted when it came in; each row counts as one.
        daily.add(rows.count - 1, at: now)
        var results: [[UInt8]] = []
        var hasErrors = false
        for row in rows {
            let answer = hasErrors && halts ? CompositeAnswer(response(to: Self.halted)) : run(row, within: call)
            hasErrors = hasErrors || answer.status >= 400
            results.append(
                RawJSON.object([("statusCode", JSON.integer(answer.status).encoded()), ("result", answer.bytes)]))
        }
        let errors = JSON.bool(hasErrors).encoded()
        return Self.response(RawJSON.object([("hasErrors", errors), ("results", RawJSON.array(results))]))
    }

    private static let halted = SalesforceFailure(
        412, "BATCH_PROCESSING_HALTED", "Batch processing halted per request")

    private mutating func run(_ row: BatchRow, within call: MockCall) -> CompositeAnswer {
        guard let target = row.target else {
            let refusal = SalesforceFailure(
                400, "INVALID_REQUEST", "The url \(row.url) isn't supported in this request")
            return CompositeAnswer(response(to: refusal))
        }
        let answer = InnerCall.run(row.method, target, headers: [], body: row.input, within: call, account: &self)
        return CompositeAnswer(answer.response)
    }
}

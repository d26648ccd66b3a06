import ConnectorKit

/// Several requests that read, in as few calls as Zoho's composites allow.
struct ZohoReads: Sendable {
    /// What a request was answered with.
    struct Answer: Sendable {
        /// The request as if it had been sent alone.
        let request: HTTPRequest
        /// `nil` where Zoho has nothing (204).
        let body: JSONValue?

        /// What it says; `nil` where Zoho has nothing.
        func decoded<Content: Decodable>(_ type: Content.Type = Content.self) throws(ConnectorError) -> Content? {
            guard let body else { return nil }
            return try ZohoWire.decode(type, from: body, to: request)
        }
    }

    let transport: any HTTPTransport
    let memory: ZohoMemory

    /// One answer for each request, in their order: one request alone, more of them five at a time.
    ///
    /// A key without the scope for composites, or an account that takes none, is asked one by one, from then on.
    ///
    /// - Throws: what says nothing of one request alone (`.unauthenticated`, `.rate_limited`, …).
    func answers(
        to rows: [ZohoComposite.Row], as operation: OperationName
    ) async throws(ConnectorError) -> [Result<Answer, ConnectorError>] {
        var answers: [Result<Answer, ConnectorError>] = []
        for start in stride(from: 0, to: rows.count, by: ZohoEndpoints.compositeRowsMax) {
            let part = Array(rows[start..<min(start + ZohoEndpoints.compositeRowsMax, rows.count)])
            if part.count > 1, await memory.takesComposites {
                do {
                    answers += try await together(part, as: operation)
                    continue
                } catch {
                    guard error.kind == .forbidden || error.kind == .unsupported else { throw error }
                    await memory.noteNoComposites()
                }
            }
            for row in part { answers.append(try await alone(row)) }
        }
        return answers
    }

    private func together(
        _ rows: [ZohoComposite.Row], as operation: OperationName
    ) async throws(ConnectorError) -> [Result<Answer, ConnectorError>] {
        let composite = ZohoComposite(operation: operation, rows: rows)
        var request = composite.request
        // Its requests only read: sending it twice does no harm.
        request.isIdempotent = true
        let response = try await transport.send(request)
        return try composite.answers(in: response).map { answer in
            answer.flatMap { answer in
                if let failure = ZohoFailures.failure(
                    status: answer.status, body: answer.body, in: response, to: answer.request)
                {
                    return .failure(failure)
                }
                return .success(Answer(request: answer.request, body: answer.status == 204 ? nil : answer.body))
            }
        }
    }

    private func alone(_ row: ZohoComposite.Row) async throws(ConnectorError) -> Result<Answer, ConnectorError> {
        let request = row.request
        do {
            let response = try await transport.send(request)
            return .success(Answer(request: request, body: try ZohoWire.decode(from: response, to: request)))
        } catch {
            let isOfRequest: [ConnectorErrorKind] = [.invalid, .notFound, .unsupported, .conflict, .forbidden]
            guard isOfRequest.contains(error.kind) else { throw error }
            return .failure(error)
        }
    }
}

import ConnectorKit
import Synchronization

/// A transport that answers by a closure, and remembers what it was sent.
final class FakeTransport: HTTPTransport {
    typealias Answer = @Sendable (_ request: HTTPRequest, _ attempt: Int) async -> Result<HTTPResponse, ConnectorError>

    private let sent = Mutex([HTTPRequest]())
    private let answer: Answer

    /// - Parameter answer: is given the request and the number of the attempt, from 1.
    init(_ answer: @escaping Answer) {
        self.answer = answer
    }

    /// Answers one after the other, the last one for ever.
    convenience init(answers: Result<HTTPResponse, ConnectorError>...) {
        self.init { _, attempt in answers[min(attempt, answers.count) - 1] }
    }

    var requests: [HTTPRequest] { sent.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        let attempt = sent.withLock { sent in
            sent.append(request)
            return sent.count
        }
        return try await answer(request, attempt).get()
    }
}

extension Result where Success == HTTPResponse, Failure == ConnectorError {
    static func status(_ status: Int, _ headers: HTTPHeaders = [:], _ body: String = "") -> Self {
        .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
    }

    static func error(
        _ kind: ConnectorErrorKind, retry: RetryAdvice? = nil, status: Int? = nil,
        progress: TransferFacts.Progress? = nil
    ) -> Self {
        .failure(
            ConnectorError(
                kind, operation: "toy.things.read", message: "the test says \(kind)", retry: retry,
                vendor: status.map { VendorFailure(status: $0) },
                transfer: progress.map { TransferFacts(progress: $0) }))
    }
}

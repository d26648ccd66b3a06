public import ConnectorKit

/// Turns answers that are failures into errors: everything above speaks ``ConnectorError``.
///
/// The connector is asked first; what it leaves unsaid, ``StatusTable`` says. Secrets of the request are struck out of
/// an answer before it can become the text of an error (T-11), and no failure of a request that isn't safe to
/// repeat is left as one to retry while its outcome is open.
public struct ClassifyLayer: TransportLayer {
    /// The connector's reading of failures: `CRMConnector.failure(in:to:)`.
    public typealias FailureReading = @Sendable (HTTPResponse, HTTPRequest) -> ConnectorError?
    /// Who is shown each answer, refusals too, before it is judged.
    public typealias AnswerObserver = @Sendable (HTTPResponse, HTTPRequest) async -> Void

    private let failure: FailureReading
    private let clock: any TransportClock
    private let answered: AnswerObserver

    /// Judges answers.
    public init(
        failure: @escaping FailureReading, clock: any TransportClock,
        answered: @escaping AnswerObserver = { _, _ in }
    ) {
        self.failure = failure
        self.clock = clock
        self.answered = answered
    }

    /// Sends a request and judges its answer.
    public func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        let response = try await attempt(request, through: next)
        await answered(response, request)
        if let error = judge(response, request) { throw error }
        return response
    }

    private func attempt(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        let progress = CallProgress.current
        progress?.began()
        do {
            let response = try await next.send(request)
            progress?.answered()
            return response
        } catch {
            progress?.failed(error)
            throw OutcomeRule.judged(error, of: request)
        }
    }

    private func judge(_ response: HTTPResponse, _ request: HTTPRequest) -> ConnectorError? {
        if response.isSuccess {
            return failure(response, request).map { Redaction(of: request).error($0) }
        }
        // Struck out before the connector cuts the vendor's words to size: a cut secret is no longer recognised.
        let redaction = Redaction(of: request)
        var safe = response
        safe.body = redaction.bytes(response.body)
        guard let error = failure(safe, request) ?? unsaid(safe, request) else { return nil }
        return OutcomeRule.judged(redaction.error(error), of: request)
    }

    /// What the status alone says, unless the connector reads answers of this status itself.
    private func unsaid(_ response: HTTPResponse, _ request: HTTPRequest) -> ConnectorError? {
        if request.answerStatuses.contains(response.status) { return nil }
        return StatusTable.failure(in: response, to: request, at: clock.wallClock)
    }
}

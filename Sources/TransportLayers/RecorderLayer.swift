public import ConnectorKit

/// Records each exchange, as it was really sent and answered, secrets struck out.
///
/// Innermost, so that it sees every attempt. Absent unless somebody asked for a recording.
public struct RecorderLayer: TransportLayer {
    private let crm: CRMID
    private let recorder: any ExchangeRecorder
    private let clock: any TransportClock

    /// Records exchanges with a CRM.
    public init(crm: CRMID, recorder: any ExchangeRecorder, clock: any TransportClock) {
        self.crm = crm
        self.recorder = recorder
        self.clock = clock
    }

    /// Sends a request and records the exchange.
    public func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        let start = clock.now
        do {
            let response = try await next.send(request)
            record(request, response, took: clock.now - start)
            return response
        } catch {
            record(request, nil, took: clock.now - start)
            throw error
        }
    }

    private func record(_ request: HTTPRequest, _ response: HTTPResponse?, took duration: Duration) {
        let fault = response?.headers[ExchangeAnnotation.faultHeader] ?? ExchangeAnnotation.fault
        recorder.record(
            RecordedExchange(crm: crm, request: request, response: response, took: duration, fault: fault))
    }
}

import ConnectorKit
import Testing

@testable import CRMGateway

@Suite("What a failed token request says about the grant")
struct RefreshVerdictTests {
    private func error(
        _ kind: ConnectorErrorKind, status: Int? = nil, _ progress: TransferFacts.Progress? = nil,
        retry: RetryAdvice? = nil
    ) -> ConnectorError {
        ConnectorError(
            kind, operation: "fake.token.refresh", message: "", retry: retry,
            vendor: status.map { VendorFailure(status: $0) }, transfer: progress.map { TransferFacts(progress: $0) })
    }

    @Test("F-A9: only a refusal of the grant itself says that it is dead")
    func dead() {
        for kind in ConnectorErrorKind.all {
            #expect((RefreshVerdict(error(kind)) == .dead) == (kind == .unauthenticated), "\(kind)")
        }
    }

    @Test(
        "Our own configuration at fault never says that a grant is dead",
        arguments: [ConnectorErrorKind.invalid, .forbidden, .unsupported, .notFound])
    func configuration(_ kind: ConnectorErrorKind) {
        #expect(RefreshVerdict(error(kind, status: 400)) == .configuration)
    }

    @Test("F-A3: what never connected was not sent; F-A4: what may have arrived is unknown")
    func progress() {
        for kind in [ConnectorErrorKind.unreachable, .tlsRefused, .timedOut, .unavailable, .cancelled] {
            #expect(RefreshVerdict(error(kind, .notConnected)) == .notSent)
            #expect(RefreshVerdict(error(kind, .sentUnanswered)) == .unknown)
            #expect(RefreshVerdict(error(kind, .cutOff)) == .unknown)
        }
        for kind in [ConnectorErrorKind.timedOut, .malformed, .tooLarge, .outcomeUnknown] {
            #expect(RefreshVerdict(error(kind)) == .unknown)
        }
        #expect(RefreshVerdict(error(.unavailable, status: 503)) == .unknown)
    }

    @Test("F-A10: locked, busy and rate-limited answers ask to wait", arguments: [421, 423, 425, 429])
    func busy(_ status: Int) {
        let failure = error(.unavailable, status: status, retry: .later(after: .seconds(7)))
        #expect(RefreshVerdict(failure) == .busy(after: .seconds(7)))
        #expect(RefreshVerdict(error(.conflict)) == .busy(after: nil))
    }

    @Test("F-A10: a refusal that the connector says will be taken later is busy; of an error of the CRM nobody knows")
    func later() {
        func verdict(_ status: Int?, _ retry: RetryAdvice) -> RefreshVerdict {
            RefreshVerdict(error(.unavailable, status: status, retry: retry))
        }
        #expect(verdict(400, .later(after: .seconds(7))) == .busy(after: .seconds(7)))
        #expect(verdict(400, .later(after: nil)) == .busy(after: nil))
        #expect(verdict(400, .never) == .unknown)
        #expect(verdict(503, .later(after: .seconds(7))) == .unknown)
        #expect(verdict(nil, .later(after: .seconds(7))) == .unknown)
    }
}

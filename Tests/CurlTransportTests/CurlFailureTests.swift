import CCurl
import ConnectorKit
import Testing

@testable import CurlTransport

@Suite("What a failure of libcurl means")
struct CurlFailureTests {
    private static let codes: [UInt32] = Array(1..<UInt32(CURL_LAST.rawValue))

    private static func error(
        _ code: UInt32, _ progress: TransferFacts.Progress, isIdempotent: Bool = true, verifyResult: Int = 0,
        text: String = ""
    ) -> ConnectorError {
        CurlFailure(
            cause: .library(code: code, verifyResult: verifyResult, text: text),
            facts: TransferFacts(progress: progress)
        ).error(of: summary(isIdempotent: isIdempotent))
    }

    private static func error(
        _ reason: StopReason, _ progress: TransferFacts.Progress, isIdempotent: Bool
    ) -> ConnectorError {
        CurlFailure(cause: .stopped(reason), facts: TransferFacts(progress: progress))
            .error(of: summary(isIdempotent: isIdempotent))
    }

    private static func summary(isIdempotent: Bool) -> RequestSummary {
        RequestSummary(
            operation: "test.things.try", origin: "https://crm.example", isIdempotent: isIdempotent,
            responseBytesMax: 100)
    }

    @Test(
        "Not connected: every code means that nothing was sent, whether or not the request may repeat", arguments: codes
    )
    func notConnected(_ code: UInt32) {
        for isIdempotent in [true, false] {
            let error = CurlFailureTests.error(code, .notConnected, isIdempotent: isIdempotent)
            switch CURLcode(code) {
            case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION:
                #expect(error.kind == .invalid)
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ENGINE_NOTFOUND,
                CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
                CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE, CURLE_USE_SSL_FAILED, CURLE_SSL_SHUTDOWN_FAILED,
                CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS,
                CURLE_SSL_CLIENTCERT:
                #expect(error.kind == .tlsRefused && error.retry == .never)
            default: #expect(error.kind == .unreachable && error.retry == .later(after: nil))
            }
            #expect(error.message.hasPrefix("https://crm.example "))
        }
    }

    @Test(
        "Sent, and the answer lost: every code is unavailable, late or unreadable where repeating is safe",
        arguments: codes)
    func lostIdempotent(_ code: UInt32) {
        for progress in [TransferFacts.Progress.sentUnanswered, .cutOff] {
            let error = CurlFailureTests.error(code, progress)
            switch CURLcode(code) {
            case CURLE_OPERATION_TIMEDOUT: #expect(error.kind == .timedOut)
            case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
                #expect(error.kind == .malformed && error.retry == .never)
            default: #expect(error.kind == .unavailable && error.retry == .later(after: nil))
            }
        }
    }

    @Test("T-14: sent, and the answer lost: every code is outcome unknown where repeating isn't safe", arguments: codes)
    func lostNotIdempotent(_ code: UInt32) {
        for progress in [TransferFacts.Progress.sentUnanswered, .cutOff] {
            let error = CurlFailureTests.error(code, progress, isIdempotent: false)
            #expect(error.kind == .outcomeUnknown)
            #expect(error.retry == .never)
            #expect(error.transfer?.progress == progress)
        }
    }

    @Test("What the transport stops by itself has the kind of its reason", arguments: StopReason.allCases)
    func stopped(_ reason: StopReason) {
        let kind = CurlFailureTests.error(reason, .sentUnanswered, isIdempotent: true).kind
        let unrepeatable = CurlFailureTests.error(reason, .sentUnanswered, isIdempotent: false).kind
        switch reason {
        case .cancelled, .shutDown: #expect(kind == .cancelled && unrepeatable == .cancelled)
        case .bodyTooLarge, .headerTooLarge: #expect(kind == .tooLarge && unrepeatable == .tooLarge)
        case .firstByteLate, .totalTimePassed, .tooSlow: #expect(kind == .timedOut && unrepeatable == .outcomeUnknown)
        case .addressRefused: #expect(kind == .unreachable && unrepeatable == .unreachable)
        case .resendRefused: #expect(kind == .unavailable && unrepeatable == .outcomeUnknown)
        }
        let queued = CurlFailureTests.error(reason, .notConnected, isIdempotent: false)
        #expect(queued.kind != .outcomeUnknown, "nothing was sent, so its outcome is known")
    }

    @Test(
        "TLS refusals are told apart by OpenSSL's verdict and libcurl's text",
        arguments: [
            (60, 10, "", TLSRefusal.expired), (60, 9, "", .notYetValid), (60, 18, "", .unknownAuthority),
            (60, 19, "", .unknownAuthority), (60, 20, "", .unknownAuthority), (60, 21, "", .unknownAuthority),
            (60, 62, "", .wrongHost), (60, 1, "SSL: no alternative certificate subject name matches", .wrongHost),
            (60, 0, "", .other), (60, 23, "", .other), (35, 0, "tlsv1 alert protocol version", .tooOld),
            (35, 0, "unsupported protocol", .tooOld), (35, 0, "wrong version number", .notTLS),
            (35, 0, "sslv3 alert handshake failure", .other), (77, 0, "", .ownSetup), (91, 0, "", .other),
        ] as [(UInt32, Int, String, TLSRefusal)])
    func refusals(code: UInt32, verifyResult: Int, text: String, refusal: TLSRefusal) {
        #expect(TLSRefusal(code: code, verifyResult: verifyResult, text: text) == refusal)
        let error = CurlFailureTests.error(code, .notConnected, verifyResult: verifyResult, text: text)
        #expect(error.message == "https://crm.example was refused: \(refusal.sentence)")
    }

    @Test("A handshake that merely broke is no refusal", arguments: ["SSL_ERROR_SYSCALL", "Connection reset by peer"])
    func brokenHandshake(_ text: String) {
        #expect(TLSRefusal(code: 35, verifyResult: 0, text: text) == nil)
        #expect(CurlFailureTests.error(35, .notConnected, text: text).kind == .unreachable)
    }

    @Test("libcurl's text, which may quote what was sent, is never shown")
    func textIsHidden() {
        for code in CurlFailureTests.codes {
            for progress in [TransferFacts.Progress.notConnected, .sentUnanswered, .cutOff] {
                let error = CurlFailureTests.error(code, progress, text: "name canary-value")
                #expect(!error.message.contains("canary"))
            }
        }
    }
}

import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: refusals of token requests")
struct TokenFailureTests {
    static let throttled =
        #"{"error_description":"You have made too many requests continuously. Please try again after some time.","#
        + #""error":"Access Denied","status":"failure"}"#

    private func judged(
        _ response: HTTPResponse, _ operation: OperationName = "zoho.token.refresh", isIdempotent: Bool = true
    ) -> ConnectorError? {
        let request = HTTPRequest(
            operation: operation, method: .post, path: "/oauth/v2/token", isIdempotent: isIdempotent,
            secrets: [Secret("1000.canary-refresh")])
        return ZohoConnector.failure(in: response, to: request)
    }

    @Test("F-A9: A refresh that fails as HTTP 200 is a failure: invalid_code ends the grant, at whatever status")
    func deadGrant() {
        for status in [200, 400, 401] {
            let error = judged(.json(status, #"{"error":"invalid_code"}"#))
            #expect(error?.kind == .unauthenticated && error?.retry == .never && error?.vendor?.code == "invalid_code")
        }
    }

    @Test("I-19: The app's faults as HTTP 200 leave the grant as it was")
    func appAtFault() {
        for word in ["invalid_client", "invalid_client_secret", "general_error", "unknown_some_day"] {
            let error = judged(.json(#"{"error":"\#(word)"}"#))
            #expect(error?.kind == .invalid, "\(word)")
        }
    }

    @Test("F-A10: Access Denied, 400 or 200, is the limit of ten tokens in ten minutes, and never kills a key")
    func throttle() {
        for status in [200, 400] {
            for operation: OperationName in ["zoho.token.refresh", "zoho.token.exchange", "zoho.token.revoke"] {
                let error = judged(.json(status, Self.throttled), operation)
                #expect(error?.kind == .rateLimited && error?.retry == .later(after: .seconds(600)))
                #expect(error?.vendor?.status == status && error?.vendor?.code == "Access_Denied")
            }
        }
        #expect(judged(.json(#"{"error":"access_denied"}"#))?.kind == .rateLimited)
    }

    @Test("A token answer is told by its token, even beside other words")
    func success() {
        #expect(judged(.json(#"{"access_token":"1000.x","expires_in":3600,"error":"none"}"#)) == nil)
        #expect(judged(.json(#"{"access_token":"1000.x","expires_in":3600}"#)) == nil)
    }

    @Test("T-38: A refused code is invalid, not the end of a grant")
    func code() {
        let error = judged(.json(#"{"error":"invalid_code"}"#), "zoho.token.exchange", isIdempotent: false)
        #expect(error?.kind == .invalid && error?.message.contains("begin again") == true)
    }

    @Test("SYNC-13: A revoke of what has ended is known as done, 400 or 200")
    func revoke() {
        for response in [
            HTTPResponse.json(400, "{}"), .json(400, #"{"error":"invalid_token"}"#),
            .json(#"{"error":"invalid_code"}"#),
            .json(#"{"status":"failure"}"#),
        ] {
            #expect(judged(response, "zoho.token.revoke")?.kind == .notFound)
        }
        #expect(judged(.json(#"{"status":"success"}"#), "zoho.token.revoke") == nil)
    }

    @Test("I-19: A page that isn't JSON is an outage, whatever its status: it refuses no app, ends no grant")
    func page() {
        for status in [400, 401, 403, 404, 410] {
            for operation: OperationName in ["zoho.token.refresh", "zoho.token.exchange", "zoho.token.revoke"] {
                for response in [HTTPResponse.html(status), HTTPResponse(status: status), .json(status, "[]")] {
                    let error = judged(response, operation)
                    #expect(error?.kind == .unavailable && error?.isRetryable == true, "\(operation) \(status)")
                }
            }
        }
    }

    @Test("SYNC-13: A revocation is confirmed by Zoho's own words alone")
    func unconfirmed() {
        #expect(judged(.html(200), "zoho.token.revoke")?.kind == .unavailable)
        #expect(judged(.json(#"{"error":"invalid_client"}"#), "zoho.token.revoke")?.kind == .invalid)
        #expect(judged(.json(400, #"{"error":"general_error"}"#), "zoho.token.revoke")?.kind == .invalid)
    }

    @Test("A page or an outage says nothing of the grant: the refresh is repeated, the exchange left open")
    func outage() {
        for response in [HTTPResponse.html(502), .html(503), .refusal(500, "INTERNAL_ERROR")] {
            #expect(judged(response)?.kind == .unavailable)
            #expect(judged(response, "zoho.token.exchange", isIdempotent: false)?.kind == .outcomeUnknown)
        }
        #expect(judged(.html(200)) == nil, "found when the answer is read")
        #expect(judged(.html(429))?.kind == .rateLimited)
    }

    @Test("SEC-2: The words of a refusal, which may repeat a token, aren't kept")
    func words() {
        let error = judged(.json(#"{"error":"invalid_code","error_description":"1000.canary-refresh"}"#))
        #expect(error.map { !String(reflecting: $0).contains("canary") } == true)
    }
}

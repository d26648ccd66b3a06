import ConnectorKit
import ConnectorScripting
import SalesforceConnector
import Testing

@Suite("Salesforce: refused token requests")
struct TokenFailureTests {
    private static let grants: [OperationName: [String]] = [
        "salesforce.token.refresh": [
            "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer", "client_credentials",
        ],
        "salesforce.token.exchange": ["authorization_code"], "salesforce.token.revoke": [""],
    ]

    private func failure(
        _ response: HTTPResponse, _ operation: OperationName = "salesforce.token.refresh",
        grant: String = "refresh_token"
    ) -> ConnectorError? {
        let form = [(name: "grant_type", value: grant), (name: "refresh_token", value: "5Aep861+canary")]
        let request = HTTPRequest(
            operation: operation, method: .post, path: "/services/oauth2/token", body: .form(form),
            isIdempotent: grant != "refresh_token" && grant != "authorization_code", secrets: [Secret("5Aep861+canary")]
        )
        return SalesforceConnector.failure(in: response, to: request)
    }

    private func refusal(_ error: String, _ words: String = "words", status: Int = 400) -> HTTPResponse {
        .json(status, #"{"error":"\#(error)","error_description":"\#(words)"}"#)
    }

    static let dead: [(String, String)] = [
        ("invalid_grant", "expired access/refresh token"), ("invalid_grant", "inactive user"),
        ("invalid_grant", "authentication failure"), ("invalid_grant", "user hasn't approved this consumer"),
        ("invalid_grant", "Zugriffs-/Aktualisierungstoken abgelaufen"), ("invalid_grant", ""), ("inactive_user", "x"),
        // These speak of other ways' requests; a refresh token they can only mean to be dead.
        ("invalid_grant", "expired authorization code"),
    ]

    @Test("only a refusal that says so, in whatever language, ends a grant", arguments: dead)
    func ended(error: String, words: String) {
        let got = failure(refusal(error, words))
        #expect(got?.kind == .unauthenticated && got?.retry == .never && got?.vendor?.code == error)
    }

    static let ours: [String] = [
        "invalid_client", "invalid_client_id", "invalid_client_credentials", "unsupported_grant_type",
        "invalid_request", "invalid_scope", "unauthorized_client", "redirect_uri_mismatch", "something_new",
    ]

    @Test("A faulty app never ends a grant", arguments: ours)
    func configuration(error: String) {
        for (operation, grants) in Self.grants {
            for grant in grants {
                let got = failure(refusal(error, "expired access/refresh token"), operation, grant: grant)
                #expect(got?.kind == .invalid && got?.retry == .never, "\(operation) \(grant)")
            }
        }
    }

    static let faults: [(String, String)] = [
        ("urn:ietf:params:oauth:grant-type:jwt-bearer", "Audience validation failed"),
        ("urn:ietf:params:oauth:grant-type:jwt-bearer", "expired authorization code"),
        ("urn:ietf:params:oauth:grant-type:jwt-bearer", "request not supported on this domain"),
        ("client_credentials", "request not supported on this domain"),
    ]

    @Test("A wrong audience, clock or host is our fault, not the grant's", arguments: faults)
    func requestAtFault(grant: String, words: String) {
        #expect(failure(refusal("invalid_grant", words), grant: grant)?.kind == .invalid)
        #expect(failure(refusal("invalid_grant", "inactive user"), grant: grant)?.kind == .unauthenticated)
    }

    @Test(
        "F-A10: while another request refreshes the same token, the grant is busy, not dead",
        arguments: ["invalid_grant", "invalid_request", "unknown_error"])
    func busy(error: String) {
        let got = failure(refusal(error, "token request is already being processed"))
        #expect(got?.kind == .conflict && got?.retry == .later(after: .seconds(3)))
    }

    @Test("Too many token requests, a closed org and an app that isn't approved are told apart, and end nothing")
    func named() {
        #expect(failure(refusal("rate_limit_exceeded"))?.kind == .rateLimited)
        #expect(failure(refusal("rate_limit_exceeded"))?.isRetryable == true)
        #expect(failure(refusal("inactive_org"))?.kind == .forbidden)
        #expect(failure(refusal("invalid_app_access"))?.kind == .forbidden)
    }

    @Test("A bad code is that attempt's fault, even as invalid_grant")
    func exchange() {
        let got = failure(refusal("invalid_grant"), "salesforce.token.exchange", grant: "authorization_code")
        #expect(got?.kind == .invalid && got?.retry == .never)
        let broken = failure(.html(502), "salesforce.token.exchange", grant: "authorization_code")
        #expect(broken?.kind == .outcomeUnknown)
    }

    @Test(
        "Pages of gateways never end a grant, whatever their status",
        arguments: [400, 401, 403, 404, 408, 409, 420, 429, 500, 502, 503])
    func pages(status: Int) {
        for grant in Self.grants["salesforce.token.refresh"] ?? [] {
            let huge = HTTPResponse(status: status, body: Array(repeating: 97, count: 2 << 20))
            for response in [HTTPResponse.html(status), .json(status, "[]"), HTTPResponse(status: status), huge] {
                let got = failure(response, grant: grant)
                #expect(got != nil && got?.kind != .unauthenticated, "\(status) \(grant)")
            }
        }
    }

    static let passing: [(Int, ConnectorErrorKind)] = [
        (400, .unavailable), (401, .unavailable), (403, .unavailable), (429, .rateLimited), (503, .unavailable),
        (500, .unavailable),
    ]

    @Test("Passing failures of an assertion are to be tried later", arguments: passing)
    func later(status: Int, kind: ConnectorErrorKind) {
        let got = failure(.html(status), grant: "urn:ietf:params:oauth:grant-type:jwt-bearer")
        #expect(got?.kind == kind && got?.isRetryable == true)
    }

    @Test("F-A4: a refresh token's request that broke off with 500 may have been done")
    func unknown() {
        #expect(failure(.html(500))?.kind == .outcomeUnknown)
        #expect(failure(.html(503))?.kind == .unavailable)
        #expect(failure(refusal("invalid_grant", status: 500))?.kind == .outcomeUnknown)
    }

    @Test("Revoking what has ended says so, from an object and from a form")
    func revoke() {
        let form = HTTPResponse(status: 400, body: Array("error=invalid_token&error_description=invalid+token".utf8))
        for response in [refusal("invalid_token"), form] {
            let got = failure(response, "salesforce.token.revoke", grant: "")
            #expect(got?.kind == .notFound && got?.vendor?.code == "invalid_token")
        }
        #expect(failure(form, "salesforce.token.revoke", grant: "")?.vendor?.message == "invalid token")
        #expect(failure(refusal("unsupported_token_type"), "salesforce.token.revoke", grant: "")?.kind == .invalid)
    }

    @Test("SYNC-13: a page of something in between confirms no revocation")
    func pageToRevocation() {
        let got = failure(.html(404), "salesforce.token.revoke", grant: "")
        #expect(got?.kind == .unavailable && got?.isRetryable == true)
    }

    @Test("T-11: a token that Salesforce echoes is struck from its words, encoded too")
    func echoes() {
        let got = failure(refusal("invalid_grant", "5Aep861+canary and 5Aep861%2Bcanary"))
        #expect(got?.vendor?.message == "<redacted> and <redacted>")
    }
}

import ConnectorKit
import ConnectorScripting
import HubSpotConnector
import Testing

@Suite("HubSpot: refused token requests")
struct TokenFailureTests {
    private func failure(_ operation: OperationName, _ response: HTTPResponse) -> ConnectorError? {
        let request = HTTPRequest(
            operation: operation, method: .post, path: "/oauth/2026-09/token",
            isIdempotent: operation != "hubspot.token.exchange", secrets: [Secret("na1-canary")])
        return HubSpotConnector.failure(in: response, to: request)
    }

    private func body(_ error: String?, _ status: String?) -> String {
        let parts = [
            error.map { #""error":"\#($0)""# }, status.map { #""status":"\#($0)""# },
            #""error_description":"words","message":"words""#,
        ]
        return "{\(parts.compactMap(\.self).joined(separator: ","))}"
    }

    static let deadWords: [(String?, String?)] = [
        ("invalid_grant", "BAD_REFRESH_TOKEN"), ("invalid_grant", nil), (nil, "BAD_REFRESH_TOKEN"),
        ("access_denied", "BAD_HUB"),
    ]

    @Test(
        "Only these words in answer to a refresh mean that the grant is dead",
        arguments: deadWords)
    func dead(error: String?, status: String?) {
        #expect(failure("hubspot.token.refresh", .json(400, body(error, status)))?.kind == .unauthenticated)
    }

    static let appWords: [(String?, String?)] = [
        ("invalid_client", "BAD_CLIENT_ID"), ("invalid_client", "BAD_CLIENT_SECRET"), ("invalid_client", nil),
        ("unauthorized_client", nil), ("unsupported_grant_type", "BAD_GRANT_TYPE"), ("invalid_request", nil),
        ("invalid_request", "BAD_REFRESH_TOKEN"), (nil, "BAD_CLIENT_SECRET"), (nil, "BAD_SCOPES"),
        (nil, "BAD_REDIRECT_URI"), (nil, nil), ("something_new", "NEW"),
    ]

    @Test(
        "A faulty app never kills a grant",
        arguments: appWords)
    func configuration(error: String?, status: String?) {
        for code in [400, 401, 403] {
            let got = failure("hubspot.token.refresh", .json(code, body(error, status)))
            #expect(got?.kind == .invalid && got?.retry == .never, "\(code)")
        }
    }

    @Test("A bad code is that attempt's fault, even as invalid_grant")
    func exchange() {
        #expect(failure("hubspot.token.exchange", .json(400, body("invalid_grant", "BAD_AUTH_CODE")))?.kind == .invalid)
        #expect(failure("hubspot.token.exchange", .json(400, body("invalid_grant", nil)))?.kind == .invalid)
    }

    static let passingStatuses: [(Int, ConnectorErrorKind)] = [
        (429, ConnectorErrorKind.rateLimited), (423, .unavailable), (477, .unavailable), (500, .unavailable),
        (502, .unavailable), (503, .unavailable), (504, .unavailable),
    ]

    @Test(
        "Passing failures of a refresh are to be tried later, never a dead grant",
        arguments: passingStatuses)
    func passing(status: Int, kind: ConnectorErrorKind) {
        for response in [HTTPResponse.json(status, body("invalid_grant", nil)), .html(status)] {
            let got = failure("hubspot.token.refresh", response)
            #expect(got?.kind == kind && got?.isRetryable == true)
        }
    }

    @Test("HTML instead of a refusal never kills a grant")
    func html() {
        #expect(failure("hubspot.token.refresh", .html(400))?.kind == .invalid)
        #expect(failure("hubspot.token.refresh", .html(401))?.kind == .invalid)
    }

    @Test("Revoking what has ended says so")
    func revoke() {
        #expect(
            failure("hubspot.token.revoke", .json(400, body("invalid_grant", "BAD_REFRESH_TOKEN")))?.kind == .notFound)
        #expect(failure("hubspot.token.revoke", .json(400, body("invalid_client", nil)))?.kind == .invalid)
    }

    @Test("An exchange that ended in 5xx may have used up the code")
    func exchangeUnknown() {
        #expect(failure("hubspot.token.exchange", .html(502))?.kind == .outcomeUnknown)
    }

    @Test("T-11: a refresh token that the vendor echoes is struck from its words, encoded too")
    func echoes() {
        let text =
            #"{"error":"invalid_grant","message":"na1-canary and na1-canary are dead","status":"BAD_REFRESH_TOKEN"}"#
        let got = failure("hubspot.token.refresh", .json(400, text))
        #expect(got?.vendor?.message == "<redacted> and <redacted> are dead")
        #expect(got?.vendor?.code == "BAD_REFRESH_TOKEN")
    }
}

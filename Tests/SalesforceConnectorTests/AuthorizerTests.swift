import ConnectorKit
import SalesforceConnector
import Testing

@Suite("Salesforce: authorizing requests")
struct AuthorizerTests {
    private let request = HTTPRequest(
        operation: "salesforce.owners.query", method: .get, path: "/services/data/v66.0/query")

    @Test("A request goes to the org's own host with the token in its header alone")
    func authorizes() throws {
        let placed = try SalesforceConnector.authorizer(for: .browser, override: nil).authorize(request)
        #expect(placed.origin == Origin(https: "acme-demo.my.salesforce.com") && placed.target == request.target)
        #expect(placed.headers["Authorization"] == "Bearer 00DQH000001exAm!AQ.canary-access")
        #expect(placed.headers["Accept"] == "application/json")
    }

    @Test("Before the first token, a key is unauthenticated, so that one is fetched", arguments: [nil, Secret("")])
    func noToken(token: Secret?) throws {
        var credentials = Credentials.browser
        credentials.accessToken = token
        for attributes in [credentials.attributes, ["instance_url": "https://na1.salesforce.com"]] {
            credentials.attributes = attributes
            let authorizer = try SalesforceConnector.authorizer(for: credentials, override: nil)
            let error = #expect(throws: ConnectorError.self) { try authorizer.authorize(request) }
            #expect(error?.kind == .unauthenticated && error?.operation == request.operation)
        }
    }

    @Test("An assertion's key needs no host until its first token came")
    func assertionBefore() throws {
        let credentials = Credentials(
            method: .jwtBearer, accessToken: nil, issuedAt: Credentials.moment, attributes: ["username": "a@b.example"])
        let authorizer = try SalesforceConnector.authorizer(for: credentials, override: nil)
        let error = #expect(throws: ConnectorError.self) { try authorizer.authorize(request) }
        #expect(error?.kind == .unauthenticated)
        var issued = credentials
        issued.accessToken = Secret("token")
        #expect(throws: ConnectorError.self) { try SalesforceConnector.authorizer(for: issued, override: nil) }
    }

    @Test(
        "T-27: a token that a header can't carry is refused and not shown",
        arguments: ["a b", "a\r\nX: y", "é", "\u{7F}"])
    func tokens(text: String) {
        var credentials = Credentials.browser
        credentials.accessToken = Secret(text)
        let error = #expect(throws: ConnectorError.self) {
            try SalesforceConnector.authorizer(for: credentials, override: nil)
        }
        #expect(error?.kind == .invalid && error?.message.contains(text) == false)
    }

    @Test("A pasted token is no grant of Salesforce's")
    func staticToken() {
        var credentials = Credentials.browser
        credentials.method = .staticToken
        let error = #expect(throws: ConnectorError.self) {
            try SalesforceConnector.authorizer(for: credentials, override: nil)
        }
        #expect(error?.kind == .invalid && error?.message.contains("static_token") == true)
    }
}

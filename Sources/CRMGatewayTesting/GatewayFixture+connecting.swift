public import CRMGateway
public import ConnectorKit
import CurlTransport
import Foundation
import MockKit
public import Workspace

extension GatewayFixture {
    /// Where a mock's page sends the browser; nobody listens there, as the fixture reads the redirect itself.
    static let loopbackRedirect = "http://127.0.0.1:8976/callback"

    /// Connects the organization admin with every mock, each in its usual way.
    @discardableResult
    public func connectAdmin() async throws -> [ConnectOutcome] {
        var outcomes: [ConnectOutcome] = []
        for crm in crms { outcomes.append(try await connect(admin, to: crm.id)) }
        return outcomes
    }

    /// Connects an actor with a mock, through the gateway's own calls.
    ///
    /// - Parameters:
    ///   - actor: a person, who gets the key.
    ///   - crm: the CRM; by default the fixture's first.
    ///   - way: the way; by default the CRM's usual one.
    ///   - inputs: what is entered in place of what fits the mock's demo account: another `username`, say.
    @discardableResult
    public func connect(
        _ actor: Actor, to crm: CRMID? = nil, by way: AuthenticationMethod.Kind? = nil, inputs: [String: Secret] = [:]
    ) async throws -> ConnectOutcome {
        let known = try mocked(crm)
        guard let user = actor.user else { throw FixtureError(text: "The actor is no person.") }
        guard let way = way ?? known.ways.first else { throw FixtureError(text: "\(known.id) has no way to connect.") }
        let keys = mock(known.id).credentials
        switch way {
        case .staticToken:
            guard let token = keys.staticToken else { throw FixtureError(text: "\(known.id) has no static token.") }
            return try await gateway.grants.connectStaticToken(known.id, token: Secret(token), for: user, as: actor)
        case .authorizationCode:
            return try await connectThroughPage(known.id, user, actor)
        case .jwtBearer, .clientCredentials:
            let entered = known.inputs(way, keys).merging(inputs) { _, new in new }
            return try await gateway.grants.connect(known.id, by: way, inputs: entered, for: user, as: actor)
        }
    }

    /// What a fixture knows of one of its CRMs; by default of the first.
    func mocked(_ crm: CRMID?) throws -> MockedCRM {
        guard let known = crms.first(where: { crm == nil || $0.id == crm }) else {
            throw FixtureError(
                text: "This fixture has no mock of \(crm?.rawValue ?? "any CRM"): name it in start(mocks:).")
        }
        return known
    }

    /// As a browser would: to the vendor's page, which consents at once, and back with what its redirect says.
    private func connectThroughPage(_ crm: CRMID, _ user: UserID, _ actor: Actor) async throws -> ConnectOutcome {
        let invitation = try await gateway.grants.beginConnect(
            crm, for: user, as: actor, loopback: Self.loopbackRedirect)
        guard let page = URLComponents(string: invitation.url) else {
            throw FixtureError(text: "The page of \(crm) has no address.")
        }
        let answer = try await transport.send(
            HTTPRequest(
                operation: "fixture.page.open", method: .get, origin: Origin(parsing: mock(crm).baseURL),
                path: page.percentEncodedPath,
                query: (page.queryItems ?? []).map { ConnectorKit.QueryItem($0.name, $0.value ?? "") }))
        guard let location = answer.headers["Location"], let back = URLComponents(string: location) else {
            throw FixtureError(text: "The page of \(crm) answered \(answer.status), no redirect.")
        }
        let callback = Dictionary(
            (back.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
        return try await gateway.grants.finishConnect(crm, callback: callback, as: actor)
    }
}

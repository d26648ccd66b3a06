import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import Foundation
import FoundationNetworking
import MockKit
import SQLStore
import SQLiteDriver
import SalesforceMock
import Workspace

/// What tests of Salesforce's sync do again and again: an admin with a key, a team, and the eyes of the org's users.
struct SalesforceStage {
    /// What a user finds when they describe an object.
    enum Sight {
        case hidden, readOnly, writable
    }

    static let crm: CRMID = "salesforce"
    static let field = "gateway_owner__c"
    /// Org users with a session of their own, so that a test can look as they do.
    static let eyes = ["ann", "bob", "dave", "erin"]

    let fixture: GatewayFixture
    let team: TeamID

    var mock: MockServer { fixture.mock(Self.crm) }

    /// Runs a test with the admin connected, and a dedicated owner property chosen for deals.
    static func with(
        _ members: [String] = ["bob@example.com", "erin@example.com"], way: AuthenticationMethod.Kind? = nil,
        everyMember: Bool = false, seed: SalesforceSeed = seed, _ test: (SalesforceStage) async throws -> Void
    ) async throws {
        try await withFixture(of: [.salesforce(seed)]) { fixture in
            try await fixture.connect(fixture.admin, by: way)
            try await fixture.chooseOwnerProperty()
            if everyMember {
                try await fixture.gateway.ownerProperties.show(to: .everySyncedMember, crm: crm, as: fixture.admin)
            }
            let team = try await fixture.makeTeam(members: members)
            try await test(SalesforceStage(fixture: fixture, team: team.id))
        }
    }

    /// The demo org, with sessions for ``eyes``.
    static var seed: SalesforceSeed {
        var seed = SalesforceSeed()
        seed.tokens = eyes.map { .init(session(of: $0), user: "\($0)@example.com") }
        return seed
    }

    /// Syncs the team, and waits for the end.
    func sync(by gateway: Gateway? = nil) async throws -> Run {
        try await (gateway ?? fixture.gateway).syncCRM(to: .team(team), as: fixture.admin).result()
    }

    /// Those of ``eyes`` who find the field of deals when they describe the object themselves, and may write it.
    func viewers() async throws -> [String] {
        var viewers: [String] = []
        for name in Self.eyes where try await sight(as: name) == .writable { viewers.append(name) }
        return viewers
    }

    /// What one of ``eyes`` finds of a field of deals.
    func sight(as name: String, of field: String = field) async throws -> Sight {
        let found = try await describe(as: name)["fields"]?.array?.first { $0["name"]?.string == field }
        guard let found else { return .hidden }
        return found["updateable"]?.bool == true ? .writable : .readOnly
    }

    /// What Salesforce tells one of ``eyes`` of deals.
    func describe(as name: String) async throws -> JSON {
        try await send("GET", "/services/data/v66.0/sobjects/Opportunity/describe", as: name)
    }

    /// A request of one of ``eyes``, beside the gateway.
    func send(_ method: String, _ path: String, as name: String, body: JSON? = nil) async throws -> JSON {
        guard let url = URL(string: mock.baseURL + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue("Bearer \(Self.session(of: name))", forHTTPHeaderField: "Authorization")
        if let body {
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(body.encoded())
        }
        let (data, answer) = try await URLSession.shared.data(for: request)
        guard let status = (answer as? HTTPURLResponse)?.statusCode, (200...299).contains(status) else {
            throw URLError(.badServerResponse)
        }
        return try JSON.parse(Array(data))
    }

    /// How many requests of an operation Salesforce got.
    func count(_ operation: String) -> Int { mock.journal.calls(of: operation).count }

    /// Permission sets of the org that no profile owns: name, fields, number of users.
    func permissionSets() -> [String] {
        (mock.state()["permission_sets"]?.array ?? []).map { set in
            let fields = (set["fields"]?.array ?? []).compactMap { $0["field"]?.string }.sorted()
            return "\(set["name"]?.string ?? "") \(fields) \(set["assignees"]?.array?.count ?? 0)"
        }
    }

    /// Own fields of deals of ours, in the org.
    func ownFields() -> Int {
        let fields = mock.state()["objects"]?["Opportunity"]?["custom_fields"]?.array ?? []
        return fields.count { $0["name"]?.string == Self.field }
    }

    private static func session(of name: String) -> String { "session-of-\(name)" }
}

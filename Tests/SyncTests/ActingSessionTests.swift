import CRMGatewayTesting
import ConnectorKit
import Foundation
import MockKit
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("A session that reads and writes as another user of the CRM, where the key signs assertions")
struct ActingSessionTests {
    private static let ann: CRMUserID = "005QH000000001cYAA"
    private static let bob = CRMOwner(
        id: "005QH000000001dYAA", email: "bob@example.com", name: "Bob Novak", isActive: true,
        login: "bob@acme-demo.example")
    private static let mark = ProbeMark(id: "0123456789abcdef0123456789abcdef")
    private static let score: PropertyName = "Fit_Score__c"

    /// A gateway whose admin connected the org by this way, its sessions, and the grant.
    private func with(
        _ way: AuthenticationMethod.Kind = .jwtBearer,
        _ test: (GatewayFixture, any SessionSource, GrantID) async throws -> Void
    ) async throws {
        try await withFixture(of: [.salesforce(SalesforceStage.seed)]) { fixture in
            let outcome = try await fixture.connect(fixture.admin, by: way)
            try await test(fixture, fixture.gateway.grants.sessions, outcome.grant)
        }
    }

    private static func deal(_ values: [PropertyName: FieldValue] = [:]) throws -> RecordDraft {
        let day = try #require(CalendarDate("2027-01-31"))
        let own: [PropertyName: FieldValue] = [
            "Name": .text(mark.text), "StageName": .choice("Qualification"), "CloseDate": .date(day),
        ]
        return RecordDraft(object: .deal, values: own.merging(values) { $1 })
    }

    @Test("VER-3: What is written through it is the target's own doing, and their field-level security decides")
    func asTarget() async throws {
        try await with { fixture, sessions, grant in
            let organization = fixture.organization.id
            let own = try await sessions.session(grant: grant, organization: organization, party: "own")
            let acting = try #require(
                try await sessions.session(
                    grant: grant, organization: organization, actingAs: Self.bob, party: "acting"))
            let refused = try await acting.writing.create([try Self.deal([Self.score: .number(7)])])
            guard case .failed(let error) = try #require(refused.first) else {
                Issue.record("the target wrote what only the key's user may")
                return
            }
            #expect(error.fields.map(\.property) == [Self.score] && error.fields.map(\.cause) == [.fieldLevelSecurity])
            let allowed = try await own.writing.create([try Self.deal([Self.score: .number(7)])])
            #expect(allowed.first?.reference != nil)
            let made = try await acting.writing.create([try Self.deal()])
            let reference = try #require(made.first?.reference)
            let sightings = try await own.reading.probes(of: .deal, marks: [Self.mark])
            #expect(sightings.first { $0.record == reference }?.creator == Self.bob.id)
            #expect(Set(sightings.compactMap(\.creator)) == [Self.ann, Self.bob.id])
        }
    }

    @Test("SYNC-7, F-A11: its token is asked for anew each time and kept nowhere; the grant's own stays as it was")
    func keptNowhere() async throws {
        try await with { fixture, sessions, grant in
            let address = GrantAddress(organization: fixture.organization.id, grant: grant)
            let store = fixture.gateway.grants.parts.refreshStore
            let before = try await store.row(at: address)
            for _ in 0..<2 {
                let session = try await sessions.session(
                    grant: grant, organization: fixture.organization.id, actingAs: Self.bob, party: "acting")
                #expect(try await session?.reading.identify().user == Self.bob.id)
            }
            let after = try await store.row(at: address)
            #expect(
                after.generation == before.generation && after.version == before.version
                    && after.crmUser == before.crmUser)
        }
    }

    @Test("F-A11: a token that turns out to be somebody else's gives no session", arguments: ["id", "login"])
    func pinned(_ what: String) async throws {
        try await with { fixture, sessions, grant in
            let login = what == "id" ? Self.bob.login : "ann@acme-demo.example"
            let id: CRMUserID = what == "id" ? "005QH000000001eYAA" : Self.bob.id
            let person = CRMOwner(id: id, email: "carol@example.com", name: "", isActive: true, login: login)
            let error = await #expect(throws: ConnectorError.self) {
                _ = try await sessions.session(
                    grant: grant, organization: fixture.organization.id, actingAs: person, party: "acting")
            }
            #expect(error?.kind == .forbidden)
        }
    }

    @Test("T-19: without an approval for them, without a login, or without a key that signs, nobody is acted as")
    func none() async throws {
        try await with { fixture, sessions, grant in
            let organization = fixture.organization.id
            let heidi = CRMOwner(
                id: "005QH000000001kYAA", email: "heidi@example.com", name: "", isActive: true,
                login: "heidi@acme-demo.example")
            await #expect(throws: ConnectorError.self) {
                _ = try await sessions.session(
                    grant: grant, organization: organization, actingAs: heidi, party: "acting")
            }
            let nameless = CRMOwner(id: Self.bob.id, email: Self.bob.email, name: "", isActive: true)
            let none = try await sessions.session(
                grant: grant, organization: organization, actingAs: nameless, party: "acting")
            #expect(none == nil)
        }
        try await with(.authorizationCode) { fixture, sessions, grant in
            let none = try await sessions.session(
                grant: grant, organization: fixture.organization.id, actingAs: Self.bob, party: "acting")
            #expect(none == nil)
        }
    }
}

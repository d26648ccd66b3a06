import ConnectorKit
import CurlTransport
import Foundation
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

extension ProcessStage {
    /// Connects the admin through the CRM's sign-in, and hands keys to a team of so many. The mock's journal is empty then.
    func shareGrant(among members: Int) async throws -> (grant: GrantID, members: [UserID]) {
        let lead = try #require(admin.user)
        let outcome = try await signIn()
        let team = try await gateway.directory.createTeam(name: "Sales", primaryAdmin: lead, as: admin)
        let drafts = (1...members).map {
            UserDraft(firstName: "Given", lastName: "Family", email: "member\($0)@example.com")
        }
        let users = try await gateway.directory.createUsers(drafts, team: team.id, as: admin)
        let run = try await gateway.syncCRM(to: .team(team.id), as: admin).result()
        #expect(run.outcome?.crms.first?.keys.copied == members)
        mock.journal.clear()
        return (outcome.grant, users.map(\.id))
    }

    /// The admin lets us in at the CRM's sign-in page, as a person does with a browser; the mock agrees at once.
    func signIn() async throws -> ConnectOutcome {
        let lead = try #require(admin.user)
        let invitation = try await gateway.grants.beginConnect(crm.id, for: lead, as: admin)
        let page = HTTPRequest(
            operation: "browser.page.open", method: .get, origin: Origin(parsing: mock.baseURL),
            path: String(invitation.url.dropFirst(mock.baseURL.count)))
        let answer = try await transport.send(page)
        let target = try #require(answer.headers["Location"].flatMap { URLComponents(string: $0) })
        let callback = Dictionary(
            (target.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
        return try await gateway.grants.finishConnect(crm.id, callback: callback, as: admin)
    }

    /// Ends every access token at the CRM: its life is over, or where it has none that is known, it is refused.
    func endAccessTokens() throws {
        if let lifetime = crm.tokenLifetime {
            mock.advanceClock(by: .seconds(lifetime + 1))
        } else {
            try mock.change(.vendorSpecific("expire_access_tokens", [:]))
        }
    }

    /// Gives a grant the mock's access token whose life is over, as if we believed in it still.
    func expire(_ grant: GrantID) async throws {
        let vault = gateway.grants.parts.vault
        var expired = try await look(at: grant).opened.credentials
        expired.accessToken = mock.credentials.expiredAccessToken.map { Secret($0) }
        let (credentials, organization) = (expired, admin.organization)
        try await store.write { transaction in
            let grants = GrantRepository(of: organization)
            var row = try #require(try grants.find(grant, in: transaction))
            let before = row.generation
            row.generation += 1
            try vault.seal(credentials, into: &row, of: organization, in: transaction)
            #expect(try grants.replace(row, atGeneration: before, in: transaction))
        }
    }

    /// A grant as it is stored, opened.
    func look(at grant: GrantID) async throws -> GrantLook {
        try await gateway.grants.parts.refreshStore.look(
            at: GrantAddress(organization: admin.organization, grant: grant))
    }

    /// How many token requests reached the mock.
    var refreshes: Int { mock.journal.calls(of: crm.tokenOperation).count }
}

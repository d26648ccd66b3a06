import ConnectorKit
import Foundation
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

extension ProcessStage {
    /// Connects the admin with the mock's OAuth grant, and hands keys to a team of so many.
    func shareGrant(among members: Int) async throws -> (grant: GrantID, members: [UserID]) {
        let lead = try #require(admin.user)
        let outcome = try await gateway.grants.settle(
            credentials(mock.credentials.accessToken), crm.id, lead, admin, nil)
        let team = try await gateway.directory.createTeam(name: "Sales", primaryAdmin: lead, as: admin)
        let drafts = (1...members).map {
            UserDraft(firstName: "Given", lastName: "Family", email: "member\($0)@example.com")
        }
        let users = try await gateway.directory.createUsers(drafts, team: team.id, as: admin)
        let run = try await gateway.syncCRM(to: .team(team.id), as: admin).result()
        #expect(run.outcome?.crms.first?.keys.copied == members)
        return (outcome.grant, users.map(\.id))
    }

    /// Gives a grant the mock's access token whose life is over, as if we believed in it still.
    func expire(_ grant: GrantID) async throws {
        let vault = gateway.grants.parts.vault
        let expired = credentials(mock.credentials.expiredAccessToken)
        let organization = admin.organization
        try await store.write { transaction in
            let grants = GrantRepository(of: organization)
            var row = try #require(try grants.find(grant, in: transaction))
            let before = row.generation
            row.generation += 1
            try vault.seal(expired, into: &row, of: organization, in: transaction)
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

    private func credentials(_ access: String?) -> Credentials {
        let now = Date()
        return Credentials(
            method: .authorizationCode, accessToken: access.map { Secret($0) },
            refreshToken: mock.credentials.refreshToken.map { Secret($0) }, issuedAt: now,
            expiresAt: crm.tokenLifetime.map { now.addingTimeInterval($0) })
    }
}

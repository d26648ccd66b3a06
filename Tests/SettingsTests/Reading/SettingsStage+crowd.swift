import CRMGatewayTesting
import Foundation
import SQLStore
import SQLiteDriver
import Workspace

@testable import CRMGateway

extension SettingsStage {
    /// Puts people on the team by rows alone; each has one of three values of `meetingTitles`.
    func crowd(_ count: Int) async throws {
        let (organization, team) = (organization, team)
        try await fixture.store.write { transaction in
            let store = SettingsStore(organization: organization, transaction: transaction)
            let hashes = try ["a", "b", "c"].map {
                try store.keep(SettingsDocument(SampleSettings.value(.meetingTitles, $0)))
            }
            let users = (0..<count).map { UserID(rawValue: "crowd-\(1_000_000 + $0)") }
            for user in users {
                try transaction.execute(
                    """
                    INSERT INTO user_account (organization, id, email, email_key, first_name, last_name, role, seat,
                        created_at, version)
                    VALUES ($1, $2, $3, $3, 'Given', 'Family', 'user', 'standard', 1, 1)
                    """,
                    [
                        .text(organization.rawValue), .text(user.rawValue),
                        .text("\(user.rawValue)@example.com"),
                    ])
            }
            try DashboardRepository(organization: organization, transaction: transaction)
                .insert(users.map { Dashboard(user: $0, createdAt: Date(timeIntervalSince1970: 0)) })
            try TeamRepository(organization: organization, transaction: transaction)
                .insertMembers(users.map { TeamMembership(team: team, user: $0, position: .member) })
            try store.write(
                users.enumerated().map { index, user in
                    SettingsWrite(
                        user: user, category: .meetingTitles, hash: hashes[index % hashes.count], origin: .edit)
                }, over: [:], actor: nil)
        }
    }
}

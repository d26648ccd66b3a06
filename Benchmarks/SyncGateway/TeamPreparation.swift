import CRMGateway
import ConnectorKit
import Foundation
import Workspace

/// Makes a store with a team, and a key of the organization admin's to the mock.
struct TeamPreparation {
    let folder: String
    let mock: String
    let members: String

    /// How many people one call makes.
    static let batchMax = 1_000

    func run() async throws {
        guard let count = Int(members), count > 0 else { throw BenchmarkError(text: "MEMBERS is a number above 0") }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let line = try MockLine(path: mock)
        let stage = try await Stage(folder: folder, mock: line, isNew: true)
        let founded = try await stage.gateway.directory.createOrganization(
            name: "Example", admin: UserDraft(firstName: "Ann", lastName: "Lee", email: "ann@example.com"))
        let admin = Actor.user(founded.admin.id, of: founded.organization.id)
        _ = try await stage.gateway.grants.connectStaticToken(
            Stage.crm, token: Secret(line.staticToken), for: founded.admin.id, as: admin)
        try await stage.gateway.ownerProperties.choose(
            .dedicated(name: "gateway_owner", label: "Gateway owner"), crm: Stage.crm, object: .deal, as: admin)
        let team = try await stage.gateway.directory.createTeam(
            name: MeasuredSync.team, primaryAdmin: founded.admin.id, as: admin)
        for start in stride(from: 1, through: count, by: Self.batchMax) {
            let drafts = (start...min(start + Self.batchMax - 1, count)).map { number in
                UserDraft(
                    firstName: "Given", lastName: "Family", email: String(format: "user%05d@example.com", number))
            }
            _ = try await stage.gateway.directory.createUsers(drafts, team: team.id, as: admin)
        }
        try await stage.close()
    }
}

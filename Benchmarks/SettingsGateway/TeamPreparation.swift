import CRMGateway
import Foundation
import Measuring
import Workspace

/// Makes a store with a team, and an admin who has set up eight categories.
struct TeamPreparation {
    let folder: String
    let members: String
    var individuals: String?

    /// How many people one call makes.
    private static let batchMax = 1_000
    /// How many members have a stage and an owner property of their own, unless told.
    private static let individuals = 100

    func run() async throws {
        guard let count = Int(members), count > 0 else { throw BenchmarkError(text: "MEMBERS is a number above 0") }
        guard let individuals = individuals.map({ Int($0) }) ?? Self.individuals else {
            throw BenchmarkError(text: "INDIVIDUALS is a number")
        }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let stage = try await Stage(folder: folder, isNew: true)
        let gateway = stage.gateway
        let founded = try await gateway.directory.createOrganization(
            name: "Example", admin: UserDraft(firstName: "Ann", lastName: "Lee", email: "ann@example.com"))
        let admin = Actor.user(founded.admin.id, of: founded.organization.id)
        for (category, value) in SampleSettings.ofAdmin {
            _ = try await gateway.settings.set(category, to: Data(value.utf8), as: admin)
        }
        let team = try await gateway.directory.createTeam(
            name: Stage.team, primaryAdmin: founded.admin.id, as: admin)
        for start in stride(from: 1, through: count, by: Self.batchMax) {
            let drafts = (start...min(start + Self.batchMax - 1, count)).map { number in
                UserDraft(
                    firstName: "Given", lastName: "Family", email: String(format: "user%06d@example.com", number))
            }
            let users = try await gateway.directory.createUsers(drafts, team: team.id, as: admin)
            for (number, user) in users.prefix(max(0, individuals - start + 1)).enumerated() {
                try await individualise(user, start + number, gateway)
            }
        }
        try await stage.close()
    }

    /// Somebody's own owner property and own stage, which a push has to leave alone.
    private func individualise(_ user: User, _ number: Int, _ gateway: Gateway) async throws {
        let member = Actor.user(user.id, of: user.organization)
        for (category, value) in SampleSettings.ofMember(number) {
            _ = try await gateway.settings.set(category, to: Data(value.utf8), as: member)
        }
    }
}

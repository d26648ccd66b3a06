import CRMGateway
import SQLStore
import Vault
import Workspace

extension OpenGateway {
    /// The ids of the root keys in force, newest first.
    var rootKeyIDs: [String] { vault.rootKeyIDs }

    /// All members of a team.
    func members(of team: Team, as actor: Actor) async throws -> [SyncMember] {
        try await Listing.all { (cursor: UserID?) in
            try await directory.members(of: team.id, after: cursor, limit: Directory.pageMax, as: actor)
        }
    }
}

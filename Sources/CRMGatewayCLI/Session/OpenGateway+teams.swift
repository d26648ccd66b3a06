import CRMGateway
import SQLStore
import Vault
import Workspace

extension OpenGateway {
    /// The ids of the root keys in force, newest first.
    var rootKeyIDs: [String] { vault.rootKeyIDs }

    /// Members of a team: its admins first, then by email.
    ///
    /// - Parameter max: of a larger team, about so many in the order of their making.
    func members(of team: Team, max: Int = .max, as actor: Actor) async throws -> [SyncMember] {
        let members = try await Listing.all(upTo: max) { (cursor: UserID?) in
            try await directory.members(of: team.id, after: cursor, limit: Directory.pageMax, as: actor)
        }
        let order = TeamPosition.allCases
        return members.sorted {
            let places = (order.firstIndex(of: $0.position) ?? 0, order.firstIndex(of: $1.position) ?? 0)
            return (places.0, $0.emailKey) < (places.1, $1.emailKey)
        }
    }
}

import CRMGateway
import ConnectorKit
import Workspace

extension OpenGateway {
    /// Looking up one by one is cheaper than reading all users up to this many.
    private static let lookUpsMax = 50

    /// The emails of users, as far as they are there.
    func emails(of users: some Collection<UserID>, as actor: Actor) async throws -> [UserID: String] {
        let wanted = Set(users)
        var emails: [UserID: String] = [:]
        if wanted.count <= Self.lookUpsMax {
            for user in wanted {
                // Someone removed since has no name any more.
                emails[user] = try? await directory.user(user, as: actor).email.text
            }
            return emails
        }
        let all = try await Listing.all { (cursor: UserID?) in
            try await directory.users(after: cursor, limit: Directory.pageMax, as: actor)
        }
        for user in all where wanted.contains(user.id) { emails[user.id] = user.email.text }
        return emails
    }

    /// Those whom anybody may choose for Sync with Admin.
    func admins(as actor: Actor) async throws -> [SettingsAdmin] {
        try await Listing.all { (cursor: UserID?) in
            try await gateway.adminsToSyncFrom(after: cursor, limit: Directory.pageMax, as: actor)
        }
    }
}

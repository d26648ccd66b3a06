import SQLStore
import Workspace

/// Who may connect a CRM for whom: oneself, or an admin for others; never a spectator (ACC-4, ACC-7).
enum ConnectRules {
    /// - Throws: `Refusal`, `GatewayError`.
    static func require(_ authority: Authority, for user: UserID, in transaction: any SQLTransaction) throws {
        try requireHandling(authority, user)
        let users = UserRepository(organization: authority.actor.organization, transaction: transaction)
        guard let person = try users.byID(user), person.isPresent else { throw GatewayError.userNotFound }
        guard person.seat == .standard else { throw GatewayError.spectatorKey }
    }

    /// Who may handle a user's keys: they themselves, and those who may sync.
    static func requireHandling(_ authority: Authority, _ user: UserID) throws {
        if let refusal = AccessRules.refusalOfActor(authority) { throw refusal }
        if authority.actor.user == user { return }
        if let refusal = AccessRules.refusal(of: .sync, by: authority) { throw refusal }
    }
}

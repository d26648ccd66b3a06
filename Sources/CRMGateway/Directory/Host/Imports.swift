import Logging
import SQLStore
public import Workspace

/// The ways by which people and teams come from elsewhere, and go there: the host's own directory, and files.
///
/// Every call names an actor, asks the access rules in the transaction that it works in, and leaves an audit entry. Every
/// call throws `GatewayError`.
public struct Imports: Sendable {
    /// Teams that one person may be put on in one call.
    public static let teamsPerPersonMax = 100

    let calls: GuardedCalls
    let ids: IDGenerator
    let outbox: MailOutbox

    /// People whose accounts have no dashboard yet, *set-up incomplete*, in the order of their making; for admins.
    ///
    /// - Parameters:
    ///   - after: `next` of the page before; `nil` for the first page.
    ///   - limit: 1 to 1,000.
    public func incomplete(after: UserID? = nil, limit: Int = 100, as actor: Actor) async throws -> Page<User, UserID> {
        let size = Directory.bounded(limit)
        let read = try await calls.read(.userList, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .listPeople, by: authority) { throw refusal }
            return try HostAccountRepository(organization: actor.organization, transaction: transaction)
                .incomplete(after: after, limit: size + 1).map(\.user)
        }
        return Page(cutting: read, to: size, cursor: \.id)
    }
}

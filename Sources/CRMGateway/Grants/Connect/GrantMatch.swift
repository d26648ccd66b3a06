import ConnectorKit
import SQLStore
import Workspace

/// Which grant a connect replaces in place, if any (SYNC-15, T-21). Pure.
enum GrantMatch {
    /// Chooses among the grants of the account.
    ///
    /// - Parameters:
    ///   - held: the grant of the user's present key, which goes first.
    ///   - isAdmin: whether the actor may replace others' grants.
    static func choose(
        among grants: [GrantRow], identity: CRMIdentity, method: AuthenticationMethod.Kind, held: GrantID?,
        actor: UserID?, isAdmin: Bool
    ) -> GrantRow? {
        let same = grants.filter { grant in
            isSame(grant, identity, method) && grant.state != .revoked
                && (isAdmin || (actor != nil && grant.ownerUser == actor))
        }
        return same.first { $0.id == held } ?? same.max { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    /// The same account, place and CRM user. Where the CRM names no user, the same way of authenticating stands for it.
    private static func isSame(
        _ grant: GrantRow, _ identity: CRMIdentity, _ method: AuthenticationMethod.Kind
    ) -> Bool {
        guard grant.account == identity.account, grant.environment == identity.environment else { return false }
        guard let user = identity.user else { return grant.crmUser == nil && grant.method == method }
        return grant.crmUser == user
    }
}

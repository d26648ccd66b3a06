import Foundation
import SQLStore

extension CRMKey {
    /// From the rows of the key and its grant.
    init(_ key: CRMKeyRow, _ grant: GrantRow, isGenuine: Bool) {
        self.init(
            id: key.id, user: key.user, crm: key.crm, grant: key.grant, origin: key.origin.rawValue, run: key.run,
            createdAt: Date(milliseconds: key.createdAt), account: grant.account, accountName: grant.accountName,
            actsAs: grant.crmUser, actsAsEmail: grant.crmUserEmail, grantState: grant.state.rawValue,
            grantStateReason: grant.stateReason, grantOwner: grant.ownerUser, isGenuine: isGenuine)
    }
}

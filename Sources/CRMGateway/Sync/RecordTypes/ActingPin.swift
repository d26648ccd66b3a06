import ConnectorKit
import Workspace

/// Who a token for another user must be of, by what the CRM itself says of it: what somebody else sees, or what is written in
/// another account, is nothing of the target's (F-A11).
struct ActingPin: Sendable {
    let account: CRMAccountID
    let person: CRMOwner

    /// - Throws: `ConnectorError` `.forbidden` for a token of another user, or of another account.
    func check(_ identity: CRMIdentity, in operation: OperationName) throws {
        let isPerson = identity.user == nil || identity.user == person.id || identity.userEmail == person.email
        guard identity.account == account, isPerson else {
            throw ConnectorError(
                .forbidden, operation: operation,
                message: "the token for \(person.id) is another user's, or of another account")
        }
    }
}

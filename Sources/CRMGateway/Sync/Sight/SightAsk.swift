import ConnectorKit
import SQLStore
import Workspace

/// Somebody for whom a CRM is asked to show owner properties.
struct SightAsk: Hashable, Sendable {
    /// The person.
    let user: UserID
    /// Their CRM user.
    let crmUser: CRMUserID
    /// What an earlier sync found, to this or to another question.
    let before: OwnerSightRow?
}

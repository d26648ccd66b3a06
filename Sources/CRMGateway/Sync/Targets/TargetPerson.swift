import ConnectorKit
import Workspace

/// Someone whom a sync is for.
struct TargetPerson: Hashable, Sendable {
    /// Who.
    let user: UserID
    /// Their email, for finding them in a CRM.
    let email: EmailKey
}

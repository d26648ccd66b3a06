import ConnectorKit
import Workspace

/// Somebody as whom a verification acts.
struct ActingPerson: Sendable {
    /// Who they are here.
    let user: UserID
    /// Who they are in the CRM.
    let owner: CRMOwner
}

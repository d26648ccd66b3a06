import ConnectorKit
import Workspace

/// Someone whom a sync is for.
struct TargetPerson: Hashable, Sendable {
    /// Who.
    let user: UserID
    /// Their email, for finding them in a CRM.
    let email: EmailKey
    /// Their seat, which decides what they may be given (ACC-7).
    let seat: Seat
    /// The versions of what was read of them, for noticing a stale plan (T-33).
    let versions: String
}

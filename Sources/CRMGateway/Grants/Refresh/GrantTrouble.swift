import ConnectorKit
import SQLStore

/// Why a grant's credentials can't be handed out.
enum GrantTrouble: Error, Sendable {
    /// The grant's state forbids it.
    case refused(ReconnectNotice)
    /// The vendor asked to be left alone, or our configuration is at fault, until then (milliseconds since 1970).
    case cooling(GrantRow, until: Int64)
    /// The store was restored: its refresh token, good once, may be spent (SEC-8).
    case suspect(GrantRow)
    /// The app's configuration with the vendor is at fault: the client id, its secret, or where requests go.
    case configuration(GrantRow, ConnectorError)
    /// No attempt brought an answer; the last failure.
    case unanswered(GrantRow, ConnectorError)
    /// Somebody else is at it, for longer than we wait.
    case busy(GrantRow)
    /// New tokens are in memory, and the store doesn't take them (F-A6).
    case notStored(GrantRow)
}

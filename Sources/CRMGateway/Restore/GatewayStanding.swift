/// Whether a gateway's store is the one that its anchor file knows (SEC-8).
public enum GatewayStanding: Sendable, Hashable {
    /// It is, or there is no anchor file to tell.
    case normal
    /// For these organizations it is an older one, or another copy: their runs wait, and no single-use refresh token is
    /// sent, until a super admin of each ends it by ``Gateway/endRestoredMode(_:as:)``.
    case restored([RestoredOrganization])
}

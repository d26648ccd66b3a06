import ConnectorKit
import SQLStore
import Workspace

/// A way into an account, and whose eyes it has: what one key is shown says nothing of what another is shown.
struct ProbeViewer: Sendable {
    let session: CRMSession
    /// Who it is: the grant, and whom it acts as where that isn't its own user.
    let name: String

    /// - Parameter user: whom the session acts as, where that isn't the key's own user.
    init(_ session: CRMSession, actingAs user: CRMUserID? = nil) {
        self.session = session
        name = [session.grant.id.rawValue, user?.rawValue].compactMap(\.self).joined(separator: "/")
    }
}

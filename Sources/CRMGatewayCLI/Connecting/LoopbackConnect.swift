import CRMGateway
import ConnectorKit
import Workspace

/// Connects through the CRM's own page, with a redirect to a listener on this machine (T-38).
struct LoopbackConnect: Sendable {
    let gateway: OpenGateway
    let crm: CRMID
    let actor: Actor

    /// The listener is open before the browser is told where to go, so that nobody can be there first.
    func run(
        for user: UserID, confirming: @escaping ConnectConfirmation
    ) async throws -> ConnectOutcome {
        let port = gateway.settings.apps[crm]?.redirectPort ?? 0
        let listener = try LoopbackListener(port: port, path: Settings.redirectPath)
        defer { listener.close() }
        let grants = gateway.gateway.grants
        let invitation = try await grants.beginConnect(crm, for: user, as: actor, loopback: listener.redirect)
        gateway.console.note("Open this page in a browser of this machine, within five minutes:")
        gateway.console.note(invitation.url)
        let callback = try await listener.callback(state: invitation.state, timeLimit: Grants.loopbackTime)
        return try await grants.finishConnect(crm, callback: callback, as: actor, confirming: confirming)
    }
}

import CRMGateway
import ConnectorKit
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// When the admin presses "Connect HubSpot": send the browser to the address, and keep the state in the session.
func connectPressed(_ gateway: Gateway, by admin: Actor, id: UserID) async throws -> (address: String, state: String) {
    let invitation = try await gateway.grants.beginConnect("hubspot", for: id, as: admin)
    return (invitation.url, invitation.state)
}

/// When the browser comes back: all query parameters of the redirect, for the actor who began, within ten minutes.
func redirected(_ gateway: Gateway, with query: [String: String], by admin: Actor) async throws -> String {
    let outcome = try await gateway.grants.finishConnect("hubspot", callback: query, as: admin)
    let missing = outcome.missingScopes.map { "\($0.key): \($0.value.map(\.rawValue).joined(separator: ", "))" }
    return missing.isEmpty ? "connected to \(outcome.identity.account)" : "connected; lacks " + missing.joined()
}
// end

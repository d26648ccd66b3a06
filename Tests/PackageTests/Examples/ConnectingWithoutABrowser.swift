import CRMGateway
import ConnectorKit
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// Connects an org with a key (PEM) by which the deployment's app signs that it acts for a user.
func connectSigned(
    _ gateway: Gateway, as username: String, key: Secret, for id: UserID, by admin: Actor
) async throws -> String {
    let outcome = try await gateway.grants.connect(
        "salesforce", by: .jwtBearer, inputs: ["username": Secret(username), "private-key": key], for: id, as: admin)
    return "account \(outcome.identity.account), acting as \(outcome.identity.userEmail ?? "somebody who isn't told")"
}
// end

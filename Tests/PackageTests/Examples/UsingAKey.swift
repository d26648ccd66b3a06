import CRMGateway
import ConnectorKit
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// Renames a deal in a person's CRM; the tokens stay inside the gateway.
func rename(_ deal: RecordID, to name: String, for user: UserID, _ gateway: Gateway, as actor: Actor) async throws {
    let connection = try await gateway.connection(of: user, crm: "hubspot", as: actor)
    let draft = RecordDraft(object: .deal, id: deal, values: ["dealname": .text(name)])
    for outcome in try await connection.writing.update([draft]) {
        if case .failed(let error) = outcome { throw error }
    }
}
// end

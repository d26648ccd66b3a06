import CRMGateway
import ConnectorKit
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// The stages of deals under each record type that a person may pick; `nil` where none are stored for them.
func stages(of user: UserID, _ gateway: Gateway, as actor: Actor) async throws -> [String: [String]]? {
    guard let stored = try await gateway.recordTypes(of: user, crm: "salesforce", as: actor) else { return nil }
    if stored.sight == .key { print("seen by \(stored.viewer ?? "the key's user"); may differ for the person") }
    let usable = stored.types.filter { $0.object == .deal && $0.isActive && $0.isAvailable && !$0.isMaster }
    return usable.reduce(into: [:]) { stages, type in
        stages[type.developerName] = type.allowedValues["StageName", default: []].filter(\.isActive).map(\.label)
    }
}
// end

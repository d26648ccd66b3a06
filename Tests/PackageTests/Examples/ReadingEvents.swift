import CRMGateway
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// Tells the pager of grants that died since the cursor; the caller stores the cursor that it gets back.
func page(after cursor: Int64?, _ gateway: Gateway, of organization: OrganizationID) async throws -> Int64? {
    let events = try await gateway.events.read(after: cursor, as: .system(of: organization))
    for event in events {
        guard case .grantDead(let dead) = event.content else { continue }
        print("grant \(dead.grant) of \(dead.crm) is dead: \(dead.reason)")
    }
    return events.last?.sequence ?? cursor
}
// end

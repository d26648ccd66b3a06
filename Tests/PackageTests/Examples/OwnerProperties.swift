import CRMGateway
import ConnectorKit
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// Deals get an owner property of our own with the next sync, which every synced member is to see.
func chooseOwnerProperty(_ gateway: Gateway, as admin: Actor) async throws {
    let own = OwnerPropertyPolicy.dedicated(name: "Gateway_Owner__c", label: "Gateway owner")
    try await gateway.ownerProperties.choose(own, crm: "salesforce", object: .deal, as: admin)
    try await gateway.ownerProperties.show(to: .everySyncedMember, crm: "salesforce", as: admin)
}
// end

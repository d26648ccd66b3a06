// README.md and docs/library.md show what stands between the marks; a test compares them.
// begin
import CRMConnectors
import CRMGateway
import CurlTransport
import SQLiteDriver
import Vault
import Workspace

func handOver(to team: TeamID, as admin: Actor) async throws -> SyncCRMOutcome? {
    let folder = "/var/lib/crm-gateway"
    let rootKeys = try FileRootKeyProvider(path: "\(folder)/root.key").rootKeys()
    let gateway = try await Gateway(
        configuration: GatewayConfiguration(auditAnchorPath: "\(folder)/audit-anchors.jsonl"), connectors: .standard,
        store: try SQLiteDriver.open(path: "\(folder)/store/gateway.db"), vault: Vault(rootKeys: rootKeys),
        transport: try CurlTransport())

    let plan = try await gateway.planSyncCRM(to: .team(team), as: admin)  // writes nothing, here or in a CRM
    print("\(plan.targets.count) people, \(plan.accounts.count) CRM accounts")

    let run = try await gateway.apply(plan, as: admin, idempotencyKey: "onboarding-2026-11")
    for try await event in run.events() { print(event.kind, event.message ?? "") }
    return try await run.result().outcome
}
// end

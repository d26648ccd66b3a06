import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing

@Suite("An owner property whose creation is interrupted, on every CRM")
struct OwnerPropertyLossTests {
    @Test(
        "SYNC-5, I-11, F-B1: an answer that is lost before anything is made is asked for again",
        arguments: SyncedCRM.all)
    func beforeLooking(_ crm: SyncedCRM) async throws {
        try await made(crm, losing: .lostAnswer, of: crm.listing, creations: 1)
    }

    @Test(
        "SYNC-5, I-11, F-B2, F-B3: the lost answer to a creation is looked for, and no second property is made",
        arguments: SyncedCRM.all)
    func answerLost(_ crm: SyncedCRM) async throws {
        try await made(crm, losing: .lostAnswer, of: crm.creation, creations: 1)
    }

    @Test(
        "SYNC-5, I-11, F-B2: a creation that never arrived is looked for in vain, and sent once more",
        arguments: SyncedCRM.all)
    func requestLost(_ crm: SyncedCRM) async throws {
        try await made(crm, losing: .resetBeforeAnswer, of: crm.creation, creations: 2)
    }

    private func made(_ crm: SyncedCRM, losing fault: Fault, of operation: String, creations: Int) async throws {
        try await CRMStage.run(crm) { stage in
            let before = stage.properties
            stage.mock.inject(fault, on: .operation(operation))
            let part = try await stage.syncedPart()
            #expect(stage.mock.journal.entries.filter { $0.fault != nil }.count == 1)
            #expect(part.verdict == .copied && part.deal?.origin == .created && part.deal?.isUsable == true)
            #expect(stage.creations == creations + stage.wished - 1)
            #expect(stage.properties.isSuperset(of: before))
            #expect(stage.properties.count == before.count + stage.wished)
            #expect(try await stage.sync().outcome?.isUnchanged == true)
        }
    }
}

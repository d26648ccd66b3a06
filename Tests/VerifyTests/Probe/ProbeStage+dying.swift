import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Verification

@testable import CRMGateway

extension ProbeStage {
    /// Probes in a process that dies at a moment.
    ///
    /// - Returns: whether the moment came.
    func die(at moment: Death.Moment, _ mode: ProbeMode, _ situations: [ProbeSituation]) async throws -> Bool {
        let death = Death(at: moment)
        // Its start isn't what is tested: it lives until it probes.
        let gateway = try await fixture.reopened(
            over: DyingDriver(next: fixture.store, death: death), clock: clock,
            through: { DyingTransport(next: $0, death: death) })
        _ = try? await probe(mode, situations, by: gateway)
        try await forgetLeases()
        return death.hasCome
    }

    /// The leases of a dead process run out.
    private func forgetLeases() async throws {
        try await fixture.store.write { transaction in
            try transaction.execute("UPDATE lease SET deadline = 0", [])
        }
    }

    /// Designates the demo account's deal.
    @discardableResult
    func designateDeal() async throws -> RecordReference {
        try await fixture.gateway.verification.designate(crm.deal, of: .deal, crm: crm.id, as: fixture.admin)
        return RecordReference(object: .deal, id: crm.deal)
    }
}

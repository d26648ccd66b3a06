import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("A left-over that no key will ever see again can be given up")
struct ReleasedProbeTests {
    @Test("VER-4, F-C6: where no key of the account is left, a super admin releases it, once; it is audited")
    func noKey() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let mark = try await stage.leave()
            try await stage.endGrant()
            let (records, admin) = (stage.fixture.gateway.verification, stage.fixture.admin)
            let told = try await records.cleanUp(as: admin)
            #expect(told.map(\.reason) == [.noLiveKey])
            #expect(told.first?.message.contains("crm-gateway verify release \(mark.id)") == true, "\(told)")
            let (before, calls) = (stage.records, stage.mock.journal.count)
            let dora = try await stage.actor("dora@example.com", .admin)
            let refused = await refusal { try await records.release(mark, as: dora) }
            #expect(refused?.rule == "ACC-12")
            let released = try await records.release(mark, as: admin)
            #expect(released.mode == .temporary && released.name == mark.text && released.record != nil)
            #expect(try await records.pendingCleanup(as: admin).isEmpty)
            #expect(stage.records == before && stage.mock.journal.count == calls, "no CRM was asked")
            #expect(try await records.release(mark, as: admin) == released)
            #expect(try await stage.audited("probe.release") == ["refused", "done"])
        }
    }

    @Test("F-C2, F-C6: the same where the answer to its creation was lost, so that nobody knows an id")
    func lostWithoutKey() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            stage.mock.inject(.lostAnswer, on: .operation(stage.crm.operations.create))
            let mark = try #require(try await stage.probe(.temporary, stage.situations([.deal])).cleanup.first).mark
            let (records, admin) = (stage.fixture.gateway.verification, stage.fixture.admin)
            let early = await refusal { try await records.release(mark, as: admin) }
            #expect(
                early?.code == "probe_in_reach", "a key that works may yet find it, or learn that it was never made")
            try await stage.endGrant()
            let told = try await records.release(mark, as: admin)
            #expect(told.record == nil && told.mark == mark && told.name == mark.text)
            #expect(try await records.pendingCleanup(as: admin).isEmpty)
        }
    }

    @Test("VER-4: what every key is denied the sight of, people remove in the CRM and a super admin releases")
    func hidden() async throws {
        try await ProbeStage.run(.salesforce) { stage in
            let situations = try await stage.situations([.deal])
            try stage.mock.shareNothing()
            let left = try #require(try await stage.probe(.temporary, situations).cleanup.first)
            let (records, admin) = (stage.fixture.gateway.verification, stage.fixture.admin)
            let told = try await records.cleanUp(as: admin)
            #expect(told.map(\.mark) == [left.mark])
            #expect(told.first?.message.contains("crm-gateway verify release \(left.mark.id)") == true, "\(told)")
            let writes = stage.mock.journal.writes.count
            let released = try await records.release(left.mark, as: admin)
            #expect(released.record == left.record && released.name != nil && stage.holdsProbe)
            #expect(stage.mock.journal.writes.count == writes)
            #expect(try await stage.clean().pending.isEmpty, "it is gone from the list, not from the CRM")
            #expect(stage.holdsProbe)
        }
    }

    @Test("VER-4, I-13: what a key still sees isn't released: the clean-up is to remove it")
    func inReach() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let mark = try await stage.leave()
            let (records, admin) = (stage.fixture.gateway.verification, stage.fixture.admin)
            let error = await refusal { try await records.release(mark, as: admin) }
            #expect(error?.code == "probe_in_reach" && error?.rule == "VER-4")
            #expect(error?.nextStep?.contains("crm-gateway verify cleanup") == true)
            #expect(try await records.pendingCleanup(as: admin).map(\.mark) == [mark])
            #expect(try await stage.audited("probe.release") == ["refused"])
            #expect(try await records.cleanUp(as: admin).isEmpty && !stage.holdsProbe)
            let gone = await refusal { try await records.release(mark, as: admin) }
            #expect(gone?.code == "nothing_held", "what was removed isn't there to be released")
        }
    }

    @Test("F-C6: another person's key that sees it keeps it from being released")
    func anothersKey() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let mark = try await stage.leave()
            _ = try await stage.connectAnother()
            try await stage.endGrant()
            let records = stage.fixture.gateway.verification
            let error = await refusal { try await records.release(mark, as: stage.fixture.admin) }
            #expect(error?.code == "probe_in_reach")
        }
    }

    @Test(
        "VER-4: while the CRM can't be asked whether a key sees it, nothing is released",
        arguments: [ConnectorErrorKind.tlsRefused, .malformed])
    func notReached(_ kind: ConnectorErrorKind) async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let mark = try await stage.leave()
            let (records, admin) = (stage.fixture.gateway.verification, stage.fixture.admin)
            let deaf = try await stage.steered { request, _, _ in
                throw ConnectorError(kind, operation: request.operation, message: "injected")
            }
            let error = await refusal { try await deaf.verification.release(mark, as: admin) }
            await deaf.shutDown()
            #expect(error?.code == kind.rawValue, "\(error as Any)")
            #expect(try await records.pendingCleanup(as: admin).map(\.mark) == [mark])
        }
    }

    @Test("L-9, VER-4: while a run is at work in the account, nothing of it is released")
    func atWork() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let mark = try await stage.leave()
            try await stage.endGrant()
            let (admin, runs) = (stage.fixture.admin, stage.fixture.gateway.runs)
            let release = ProbeRelease(
                mark: mark, actor: admin, calls: runs.calls, services: runs.services, accountWaitMax: .zero)
            let error = try await stage.withContext { _ in
                // Another worker, who holds nothing.
                await Task.detached { await refusal { try await release.run() } }.value
            }
            #expect(error?.code == GatewayError.leaseHeldCode)
            #expect(try await stage.fixture.gateway.verification.pendingCleanup(as: admin).map(\.mark) == [mark])
            _ = try await release.run()
            #expect(try await stage.rows().map(\.state) == [.closed], "afterwards it is")
        }
    }

    @Test("F-C9, T-20: a designated record that no key leads to any more is given up too, and its old values are wiped")
    func designatedWithoutKey() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            try await stage.designateDeal()
            stage.refuseRestoring()
            let mark = try #require(try await stage.probe(.designated, stage.situations([.deal])).cleanup.first).mark
            stage.mock.clearFaults()
            try await stage.endGrant()
            let (records, admin) = (stage.fixture.gateway.verification, stage.fixture.admin)
            #expect(try await records.held(by: mark, as: admin).before.isEmpty == false)
            let released = try await records.release(mark, as: admin)
            #expect(released.mode == .designated && released.name == nil)
            let rows = try await stage.rows()
            #expect(rows.map(\.state) == [.closed] && rows.allSatisfy { $0.sealed == nil })
            #expect(try await records.release(mark, as: admin) == released)
            #expect(try await stage.audited("record.before.release") == ["done"])
        }
    }
}

extension ProbeStage {
    /// A probe's record that the CRM didn't let the gateway delete.
    fileprivate func leave() async throws -> ProbeMark {
        mock.inject(.status(403), on: .operation(crm.operations.delete), times: nil)
        let outcome = try await probe(.temporary, try await situations([.deal]))
        mock.clearFaults()
        return try #require(outcome.cleanup.first).mark
    }
}

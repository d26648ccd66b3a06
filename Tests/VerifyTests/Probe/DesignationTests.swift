import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("Which records are designated, and by whom")
struct DesignationTests {
    @Test("T-23: a record is designated, listed, replaced and taken back; each is audited", arguments: ProbedCRM.all)
    func life(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let (records, admin) = (stage.fixture.gateway.verification, stage.fixture.admin)
            let made = try await records.designate(crm.deal, of: .deal, crm: crm.id, as: admin)
            #expect(made.account == stage.grant.account && made.record == crm.deal)
            #expect(try await records.designated(as: admin).map(\.record) == [crm.deal])
            try await records.designate(crm.deal, of: .deal, crm: crm.id, account: made.account, as: admin)
            #expect(try await records.designated(as: admin).count == 1)
            try await records.undesignate(.deal, crm: crm.id, account: made.account, as: admin)
            #expect(try await records.designated(as: admin).isEmpty)
            #expect(try await stage.audited("record.designate") == ["done", "done"])
            #expect(try await stage.audited("record.undesignate") == ["done"])
            let error = await #expect(throws: GatewayError.self) {
                try await records.undesignate(.deal, crm: crm.id, account: made.account, as: admin)
            }
            #expect(error?.code == "record_not_designated")
        }
    }

    @Test("T-23: a record that isn't there, or that the key can't read, is refused", arguments: ProbedCRM.all)
    func mustBeReadable(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let records = stage.fixture.gateway.verification
            for id in [crm.absent, RecordID(rawValue: "no such id"), RecordID(rawValue: "../501")] {
                let error = await #expect(throws: GatewayError.self) {
                    try await records.designate(id, of: .deal, crm: crm.id, as: stage.fixture.admin)
                }
                #expect(error?.code == "designated_record_unknown", "\(id): \(String(describing: error))")
            }
            let designated = try await records.designated(as: stage.fixture.admin)
            #expect(designated.isEmpty)
        }
    }

    @Test("T-23, VER-3: without a designated record nothing is written, and that is told", arguments: ProbedCRM.all)
    func nothingDesignated(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let situations = try await stage.situations()
            let calls = stage.mock.journal.count
            let outcome = try await stage.probe(.designated, situations)
            #expect(outcome.results.count == 3 && outcome.results.allSatisfy { $0.verdict == .notChecked })
            #expect(stage.mock.journal.count == calls)
        }
    }

    @Test("ACC-12, ACC-10: only super admins designate; admins list; refusals are audited, and change nothing")
    func rights() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let records = stage.fixture.gateway.verification
            let admin = try await stage.actor("dora@example.com", .admin)
            let user = try await stage.actor("eve@example.com", .user)
            for actor in [admin, user] {
                let error = await #expect(throws: GatewayError.self) {
                    try await records.designate(stage.crm.deal, of: .deal, crm: stage.crm.id, as: actor)
                }
                #expect(error?.code == "role_too_low" && error?.rule == "ACC-12")
            }
            #expect(try await stage.audited("record.designate") == ["refused", "refused"])
            #expect(try await records.designated(as: admin).isEmpty)
            let error = await #expect(throws: GatewayError.self) { try await records.designated(as: user) }
            #expect(error?.rule == "ACC-12")
        }
    }

    @Test("T-23: CRMs and objects that can't be designated are named, with what to do")
    func wrongNames() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let (records, admin) = (stage.fixture.gateway.verification, stage.fixture.admin)
            let crm = await #expect(throws: GatewayError.self) {
                try await records.designate("501", of: .deal, crm: "nope", as: admin)
            }
            #expect(crm?.code == "crm_unknown")
            let account = await #expect(throws: GatewayError.self) {
                try await records.designate("501", of: .deal, crm: "hubspot", account: "7", as: admin)
            }
            #expect(account?.code == "designation_key_missing" && account?.nextStep != nil)
            let mark = await #expect(throws: GatewayError.self) {
                try await records.held(by: ProbeMark.drawn(), as: admin)
            }
            #expect(mark?.code == "nothing_held")
        }
    }
}

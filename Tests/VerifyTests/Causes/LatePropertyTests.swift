import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification

@Suite("What a CRM takes of records that are there, and not of new ones, is proved all the same")
struct LatePropertyTests {
    private static func isProved(_ late: LateProperty, in report: VerificationReport) -> Bool {
        report.accounts.flatMap(\.results).contains { result in
            result.check == .writeback(.deal) && result.verdict == .passed
                && result.evidence.contains { $0.value.contains(late.property.rawValue) }
        }
    }

    @Test(
        "VER-3: it is written into the temporary record once that is there, by one call, and landed",
        arguments: LateProperty.all)
    func temporary(_ late: LateProperty) async throws {
        let mapping: [CRMObject: [PropertyName]] = [.deal: [late.amount, late.property], .company: []]
        try await MappedStage.with(late.mocked, mapping: mapping) { stage in
            let usual = try await stage.stage.report(mode: .temporary)
            try stage.mock.change(late.change)
            let records = stage.records
            let report = try await stage.stage.report(mode: .temporary)
            #expect(report.findings(.key) == [] && Self.isProved(late, in: report))
            let (before, now) = try (#require(usual.accounts.first).calls, #require(report.accounts.first).calls)
            #expect(now.probing == before.probing + 1 && now.narrowing == 0 && now.reading == before.reading)
            #expect(stage.records == records, "VER-4: nothing is left")
        }
    }

    @Test("VER-3: it is written into a designated record as all else is, and restored", arguments: LateProperty.all)
    func designated(_ late: LateProperty) async throws {
        try await MappedStage.with(late.mocked, mapping: [.deal: [late.amount, late.property]]) { stage in
            try stage.mock.change(late.change)
            try await stage.fixture.gateway.verification.designate(
                late.deal, of: .deal, crm: stage.crm, as: stage.fixture.admin)
            let before = stage.mock.state()["objects"]
            let report = try await stage.stage.report(checks: [.writeback(.deal)], mode: .designated)
            #expect(report.findings(.key) == [] && Self.isProved(late, in: report))
            for (name, object) in before?.object?.members.map({ ($0.name, $0.value) }) ?? [] {
                let now = stage.mock.state()["objects"]?[name]?["records"]?[late.deal.rawValue]?[late.property.rawValue]
                #expect(now == object["records"]?[late.deal.rawValue]?[late.property.rawValue], "\(name)")
            }
        }
    }

    @Test(
        "VER-4: where the answer to that write is lost, it is written again, and the record is removed",
        arguments: LateProperty.all)
    func lost(_ late: LateProperty) async throws {
        try await MappedStage.with(late.mocked, mapping: [.deal: [late.amount, late.property]]) { stage in
            try stage.mock.change(late.change)
            let records = stage.records
            let isSalesforce = late.mocked.id == "salesforce"
            // Salesforce makes, changes and removes by composites: the second is the change.
            let match: FaultMatch =
                isSalesforce
                ? .operation("salesforce.composite.run", nth: 2) : .operation("zoho.records.update", nth: 1)
            stage.mock.inject(.lostAnswer, on: match)
            let report = try await stage.stage.report(checks: [.writeback(.deal)], mode: .temporary)
            #expect(report.findings(.key) == [] && Self.isProved(late, in: report))
            #expect(stage.records == records)
        }
    }
}

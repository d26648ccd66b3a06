import CRMGatewayTesting
import ConnectorKit
import MockKit
import SalesforceMock
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("A report says whose access a writeback has proved")
struct ProvenAccessTests {
    @Test("T-19, VER-2: a copied key proves the access of whoever connected it, and never passes for the person's own")
    func key() async throws {
        try await VerifyStage.with { stage in
            let report = try await stage.report(.user(stage.bob), mode: .temporary)
            let account = try #require(report.accounts.first)
            #expect(account.access == .key && account.actsAs != nil && account.hasProved)
            let own = try #require(account.results.first { $0.check == .ownAccess })
            #expect(own.verdict == .notChecked && own.fix?.isEmpty == false)
            let named = try await stage.report(.user(stage.bob), checks: [.ownAccess], mode: .temporary)
            #expect(named.conclusion == .notChecked)
            let group = try await stage.report(.user(stage.bob), checks: ["writeback"], mode: .temporary)
            #expect(
                group.conclusion == .passed && !group.accounts.flatMap(\.results).contains { $0.check == .ownAccess })
        }
    }

    @Test("T-19: a key that the person connected themselves proves their own access")
    func ownGrant() async throws {
        try await VerifyStage.with { stage in
            let bob = Actor.user(stage.bob, of: stage.organization)
            try await stage.fixture.connect(bob, to: "hubspot")
            let report = try await stage.report(.user(stage.bob), mode: .temporary)
            let account = try #require(report.accounts.first)
            #expect(account.access == .ownGrant && account.holders == 1)
            #expect(account.results.first { $0.check == .ownAccess }?.verdict == .passed)
            let team = try await stage.report()
            #expect(team.accounts.map(\.holders) == [2, 1] || team.accounts.map(\.holders) == [1, 2])
        }
    }

    @Test("VER-2, T-19: where the key signs assertions, the writeback is made as each person, and leaves nothing")
    func asTargets() async throws {
        try await VerifyStage.with([.salesforce()], way: .jwtBearer) { stage in
            let run = try await stage.verify(mode: .temporary, asTargets: true)
            let report = try #require(run.verificationReport)
            #expect(report.accounts.first?.access == .key)
            let acting = report.accounts.filter { $0.access == .actingAs }
            // Each member has a CRM user of their own; Ann connected it, so that the key's access is hers.
            #expect(acting.count == 2 && Set(acting.compactMap(\.actsAs)).count == 2, "\(acting.map(\.actsAs))")
            #expect(acting.allSatisfy { $0.holders == 1 && $0.actsAs?.contains("@") == false })
            for account in acting {
                let own = account.results.filter { $0.check == .ownAccess }
                let found = account.results.map { "\($0.check) \($0.verdict) \($0.summary)" }
                #expect(own.map(\.verdict) == [.passed], "\(found)")
                #expect(account.calls.total > 0)
            }
            #expect(report.cleanup.isEmpty)
            #expect(try await stage.gateway.verification.pendingCleanup(as: stage.admin).isEmpty)
        }
    }

    @Test("VER-2, VER-6: where a key can act for nobody else, whoever asked for it is told that nobody was acted as")
    func cannotAct() async throws {
        try await VerifyStage.with { stage in
            let run = try await stage.verify(mode: .temporary, asTargets: true)
            let report = try #require(run.verificationReport)
            #expect(report.accounts.map(\.access) == [.key] && run.state == .succeededWithWarnings)
            #expect(report.conclusion == .notChecked)
            let told = report.results(.notChecked).filter { $0.subject.category == ActingPeople.category }
            #expect(Set(told.map(\.check)) == Set(CRMObject.allCases.map { .writeback($0) }))
            #expect(told.allSatisfy { $0.summary.contains("for whom the key can't act") }, "\(told)")
        }
    }

    @Test("VER-6: whoever isn't acted as is counted with the reason, and never passes")
    func leftOut() async throws {
        try await VerifyStage.with([.salesforce()], extraMembers: 3, way: .jwtBearer) { stage in
            let run = try await stage.verify(checks: ["writeback"], mode: .temporary, asTargets: true)
            let report = try #require(run.verificationReport)
            #expect(report.conclusion == .notChecked)
            let told = report.results(.notChecked).filter { $0.subject.category == ActingPeople.category }
            #expect(told.count == 3 && told.allSatisfy { $0.summary.contains("3 without a CRM user") }, "\(told)")
            #expect(Set(told.map(\.name)).count == 3)
        }
    }

    @Test("VER-4, F-C4: what a person may make and not delete, the key deletes")
    func keyDeletes() async throws {
        try await VerifyStage.with([.salesforce()], way: .jwtBearer) { stage in
            let mock = stage.fixture.mock("salesforce")
            let before = mock.state()["objects"]
            for object in ["Account", "Contact", "Opportunity"] {
                try mock.setSalesUsers(object, ["create", "read", "edit"])
            }
            let run = try await stage.verify(mode: .temporary, asTargets: true)
            let report = try #require(run.verificationReport)
            #expect(report.accounts.contains { $0.access == .actingAs })
            #expect(report.cleanup.isEmpty && mock.state()["objects"] == before)
        }
    }

    @Test("VER-4, VER-6: what one grant leaves and the next one of the same run removes isn't told as left at the end")
    func laterGrantCleans() async throws {
        try await VerifyStage.with { stage in
            let bob = Actor.user(stage.bob, of: stage.organization)
            try await stage.fixture.connect(bob, to: "hubspot")
            let mock = stage.fixture.mock("hubspot")
            let before = mock.state()["objects"]
            let delete = ProbedCRM.hubSpot.operations.delete
            mock.inject(.status(403), on: .operation(delete), times: CRMObject.allCases.count)
            let report = try await stage.report(mode: .temporary)
            #expect(report.accounts.count == 2 && report.accounts.contains { $0.calls.cleanup > 0 })
            #expect(mock.state()["objects"] == before)
            #expect(report.cleanup.isEmpty && report.conclusion == .passed, "\(report.troubles)")
            for account in report.accounts {
                #expect(account.results.filter { $0.check == .cleanup }.map(\.verdict) == [.passed])
            }
        }
    }

    @Test("VER-4, VER-6: a report never says that no probe is left, and lists some")
    func cleanupIsToldLast() async throws {
        try await VerifyStage.with([.salesforce()], way: .jwtBearer) { stage in
            let mock = stage.fixture.mock("salesforce")
            try mock.shareNothing()
            for object in ["Account", "Contact", "Opportunity"] {
                try mock.setSalesUsers(object, ["create", "read", "edit"])
            }
            let run = try await stage.verify(mode: .temporary, asTargets: true)
            let report = try #require(run.verificationReport)
            let told = report.accounts.flatMap(\.results).filter { $0.check == .cleanup }
            #expect(!report.cleanup.isEmpty)
            #expect(Set(told.compactMap(\.subject.probe)) == Set(report.cleanup.map(\.mark.id)))
            #expect(told.allSatisfy { $0.verdict == .warning })
            for object in ["Account", "Contact", "Opportunity"] {
                try mock.setSalesUsers(object, ["create", "read", "edit", "delete"])
            }
            try mock.setAdministrators("ModifyAllData", true)
            #expect(try await stage.gateway.verification.cleanUp(as: stage.admin).isEmpty)
        }
    }
}

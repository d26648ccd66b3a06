import CRMGateway
import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Who approves what waits")
struct ApproverTests {
    private func parked(_ stage: PeopleStage) async throws -> ParkedChange {
        let users = [try await stage.person("p0"), try await stage.person("p1")]
        try await stage.people.setThreshold(try BulkThreshold(people: 1), as: stage.ann)
        return try #require(
            try await stage.people.removeEntirely(users, confirmingCount: "2", as: stage.ann).parked)
    }

    @Test("TEAM-10, T-25: who makes themselves the last super admin after asking can't approve by typing")
    func madeAlone() async throws {
        try await PeopleStage.run { stage in
            let change = try await parked(stage)
            try await stage.people.changeRole(of: try #require(stage.sue.user), to: .admin, as: stage.ann)
            let digest = try await stage.digest()
            let name = stage.fixture.organization.name
            let error = await failure {
                try await stage.gateway.runs.approve(change.run, confirming: name, as: stage.ann)
            }
            #expect(error?.code == "approval_by_self" && error?.rule == "TEAM-10")
            #expect(error?.nextStep?.contains("ask anew") == true)
            #expect(try await stage.digest() == digest)
        }
    }

    @Test("TEAM-10, T-25: who was made a super admin after a change was asked for doesn't approve it")
    func madeForIt() async throws {
        try await PeopleStage.run { stage in
            let puppet = try await stage.person("tom", role: .admin)
            let change = try await parked(stage)
            try await stage.people.changeRole(of: puppet, to: .superAdmin, as: stage.ann)
            await refused("approver_new", rule: "TEAM-10") {
                try await stage.gateway.runs.approve(change.run, as: stage.actor(puppet))
            }
            #expect(try await stage.gateway.runs.approve(change.run, as: stage.sue).run.state == .succeeded)
        }
    }

    @Test("TEAM-10, T-25: a super admin who was restored after a change was asked for doesn't approve it")
    func restoredForIt() async throws {
        try await PeopleStage.run { stage in
            let sue = try #require(stage.sue.user)
            try await stage.remove(sue)
            try await stage.execute("DELETE FROM bulk_act")
            let change = try await parked(stage)
            #expect(change.needsTypedConfirmation)
            try await stage.people.restore(sue, as: stage.ann)
            await refused("approver_new") { try await stage.gateway.runs.approve(change.run, as: stage.sue) }
        }
    }

    @Test("TEAM-10: a change of the threshold is stale once that was off and on again, whatever it is on now")
    func thresholdAnew() async throws {
        try await PeopleStage.run { stage in
            let on = try BulkThreshold(people: 10)
            try await stage.people.setThreshold(on, as: stage.ann)
            let raised = try #require(
                try await stage.people.setThreshold(try BulkThreshold(people: 100), as: stage.ann).parked)
            let off = try #require(try await stage.people.setThreshold(nil, as: stage.ann).parked)
            _ = try await stage.gateway.runs.approve(off.run, as: stage.sue)
            #expect(try await stage.people.threshold(as: stage.ann) == nil)
            for next in [on, try BulkThreshold(people: 5)] {
                try await stage.people.setThreshold(next, as: stage.ann)
                await refused("plan_stale") { try await stage.gateway.runs.approve(raised.run, as: stage.sue) }
                #expect(try await stage.people.threshold(as: stage.ann) == next)
            }
        }
    }
}

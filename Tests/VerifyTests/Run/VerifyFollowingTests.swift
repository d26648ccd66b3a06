import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("A verification that follows a run is about whom that run was for; one by itself is about everybody")
struct VerifyFollowingTests {
    @Test(
        "ACC-5, ACC-7, VER-1: after a sync or a push of an ordinary team it passes: who was skipped is left out, and why"
    )
    func leavesOut() async throws {
        try await Self.withEast { stage, east, eve in
            let sync = try await stage.gateway.syncCRM(to: .team(east), as: stage.admin).result()
            let push = try await stage.gateway.pushSettings(
                to: .team(east), categories: [.customProperties], as: stage.admin
            ).result()
            #expect(sync.outcome?.skipped.map(\.rule).sorted() == ["ACC-5", "ACC-7"])
            for followed in [sync, push] {
                let run = try await stage.verify(.team(east), following: followed.id)
                let report = try #require(run.verificationReport)
                #expect(run.state == .succeeded && report.people == 2, "\(report.troubles)")
                #expect(report.leftOut.compactMap(\.rule).sorted() == ["ACC-5", "ACC-7"])
                #expect(report.leftOut.allSatisfy { $0.count == 1 && !$0.reason.isEmpty })
                #expect(Set(try await stage.own(run.id).keys) == [stage.bob, stage.carol])
            }
        }
    }

    @Test("ACC-5, VER-1: so does the one that the settings have started after every sync")
    func always() async throws {
        try await Self.withEast { stage, east, _ in
            let gateway = try await stage.fixture.reopened { $0.verifiesAfterSync = .readOnly }
            let handle = try await gateway.syncCRM(to: .team(east), as: stage.admin)
            _ = try await handle.result()
            var started: RunID?
            for try await event in handle.events() { started = event.verification ?? started }
            let id = try #require(started)
            // It may have ended by now: whoever watches it is told so.
            for try await _ in try await gateway.runs.watch(id, as: stage.admin) {}
            let run = try await gateway.runs.show(id, as: stage.admin)
            #expect(run.state == .succeeded && run.verificationReport?.people == 2)
            #expect(run.verificationReport?.leftOut.contains { $0.rule == "ACC-5" } == true)
            await gateway.shutDown()
        }
    }

    @Test("SYNC-1, SET-8: the organization admin and who has no dashboard are left out with the sync's reason too")
    func otherReasons() async throws {
        try await VerifyStage.with { stage in
            try await stage.change("DELETE FROM dashboard WHERE user_id = $1", [.text(stage.carol.rawValue)])
            let sync = try await stage.gateway.syncCRM(to: .team(stage.team), as: stage.admin).result()
            let run = try await stage.verify(following: sync.id)
            #expect(run.verificationReport?.leftOut.compactMap(\.rule).sorted() == ["ACC-7", "SET-8", "SYNC-1"])
            let selected = SyncScope.members(of: stage.team, [stage.bob, stage.carol])
            let some = try await stage.verify(selected, following: sync.id)
            #expect(some.verificationReport?.leftOut.map(\.rule) == ["SET-8"])
            #expect(some.verificationReport?.people == 1)
        }
    }

    @Test("ACC-5, VER-7: by itself it names the primary admin who has no key, and a fix that brings one")
    func byItself() async throws {
        try await Self.withEast { stage, east, eve in
            let fix = try await Self.missing(of: eve, east, stage)?.fix ?? ""
            #expect(fix.contains("crm-gateway connect hubspot --as eve@example.com"))
            #expect(fix.contains("crm-gateway sync crm --target eve@example.com"))
            let refused = await refusal { try await stage.gateway.syncCRM(to: .user(eve), as: stage.admin) }
            #expect(refused?.rule == "ACC-5", "who leads a team and is on no other is a target nowhere")
            try await stage.gateway.directory.addMembers([TeamPlacement(eve)], to: stage.team, as: stage.admin)
            let byName = try await Self.missing(of: eve, east, stage)
            #expect(byName?.fix == "Sync to them: crm-gateway sync crm --target eve@example.com")
            #expect(byName?.summary.contains("ACC-5") == true)
            _ = try await stage.gateway.syncCRM(to: .user(eve), as: stage.admin).result()
            #expect(try await Self.missing(of: eve, east, stage) == nil)
        }
    }

    @Test("VER-1: a member of whom a sync can bring a key is told the usual fix, named alone or with the team")
    func usualFix() async throws {
        try await VerifyStage.with(isSynced: false) { stage in
            for scope in [SyncScope.user(stage.bob), .team(stage.team)] {
                let missing = try await Self.missing(of: stage.bob, in: scope, stage)
                #expect(missing?.fix == Cause.connectionMissing.fix && missing?.summary.contains("ACC-5") == false)
            }
        }
    }

    @Test("ACC-4, I-21: it follows a run that its actor may look at, and no other")
    func mayLook() async throws {
        try await VerifyStage.with { stage in
            let sync = try await stage.gateway.syncCRM(to: .team(stage.team), as: stage.admin).result()
            let bob = Actor.user(stage.bob, of: stage.organization)
            let others = await refusal { try await stage.verify(.user(stage.bob), following: sync.id, as: bob) }
            #expect(others?.rule == "ACC-4")
            let admins = try await stage.verify(.user(stage.bob), following: sync.id)
            #expect(admins.state == .succeeded && admins.verificationReport?.people == 1)
        }
    }

    /// What is told of somebody's missing key.
    private static func missing(of user: UserID, _ team: TeamID, _ stage: VerifyStage) async throws -> CheckResult? {
        try await missing(of: user, in: .team(team), stage)
    }

    private static func missing(
        of user: UserID, in scope: SyncScope, _ stage: VerifyStage
    ) async throws -> CheckResult? {
        let run = try await stage.verify(scope)
        return try await stage.own(run.id)[user]?.first { $0.cause == .connectionMissing }
    }

    /// A second team, of Bob, Carol and Dan, led by Eve: an admin who has no keys.
    private static func withEast(_ test: (VerifyStage, TeamID, UserID) async throws -> Void) async throws {
        try await VerifyStage.with { stage in
            let eve = try await stage.fixture.makeUser("eve@example.com", role: .admin).id
            let east = try await stage.gateway.directory.createTeam(
                name: "East", primaryAdmin: eve, as: stage.admin)
            try await stage.gateway.directory.addMembers(
                [stage.bob, stage.carol, stage.dan].map { TeamPlacement($0) }, to: east.id, as: stage.admin)
            try await test(stage, east.id, eve)
        }
    }
}

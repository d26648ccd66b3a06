import CRMGateway
import SQLStore
import Testing
import Workspace

@Suite("Edits of teams")
struct TeamEditTests {
    @Test("TEAM-11: a team is renamed; the name is free again, and taken for all others, however it is written")
    func renaming() async throws {
        try await TeamScene.run { scene in
            let version = try await scene.versions(scene.bob)[0]
            let renamed = try await scene.teams.rename(scene.sales, to: " Vertrieb Süd ", as: scene.boss)
            #expect(renamed.name.text == "Vertrieb Süd" && renamed.version == version + 1 && renamed.id == scene.sales)
            let taken = await failure {
                try await scene.teams.rename(scene.support, to: "VERTRIEB  süd", as: scene.boss)
            }
            #expect(taken?.code == "team_name_taken" && taken?.rule == "TEAM-11" && taken?.field == "name")
            let capitals = try await scene.teams.rename(scene.sales, to: "VERTRIEB SÜD", as: scene.boss)
            #expect(capitals.version == version + 2)
            let same = try await scene.teams.rename(scene.sales, to: "VERTRIEB SÜD", as: scene.boss)
            #expect(same.version == version + 2)
            _ = try await scene.teams.create(name: "Sales", primaryAdmin: scene.bob, as: scene.boss)
            let entries = try await scene.fixture.log().filter { $0.operation == .teamRename && $0.outcome == "done" }
            #expect(entries.map(\.subjects) == Array(repeating: ["team": [scene.sales.rawValue]], count: 2))
        }
    }

    @Test("TEAM-2, TEAM-8, I-32: a move is one transaction with one audit entry, and changes nothing but memberships")
    func moving() async throws {
        try await TeamScene.run { scene in
            let before = try await scene.content(without: ["team", "team_member", "user_account"])
            let change = try await scene.teams.move(scene.dave, from: scene.sales, to: scene.support, as: scene.boss)
            #expect(
                change.changes == [
                    PositionChange(user: scene.dave, team: scene.sales, before: .member, after: nil),
                    PositionChange(user: scene.dave, team: scene.support, before: nil, after: .member),
                ])
            #expect(change.review == MembershipReview.allCases && change.steppedDown.isEmpty)
            #expect(try await scene.content(without: ["team", "team_member", "user_account"]) == before)
            #expect(try await scene.position(scene.dave, in: scene.sales) == nil)
            #expect(try await scene.position(scene.dave, in: scene.support) == .member)
            let entry = try #require(try await scene.fixture.log().last)
            #expect(entry.operation == .teamMembersMove && entry.outcome == "done")
            #expect(entry.subjects.ids["user"] == [scene.dave.rawValue] && entry.subjects.ids["team"]?.count == 2)
            #expect(entry.detail["change_1"] == "\(scene.dave) in \(scene.sales): member to none")
        }
    }

    @Test("TEAM-3: a moved secondary admin stays one as long as the role allows it; otherwise the result says so")
    func steppingDown() async throws {
        try await TeamScene.run { scene in
            let kept = try await scene.teams.move(scene.carol, from: scene.sales, to: scene.support, as: scene.boss)
            #expect(kept.steppedDown.isEmpty)
            #expect(try await scene.position(scene.carol, in: scene.support) == .secondaryAdmin)
            try await scene.demote(scene.carol)
            let change = try await scene.teams.move(scene.carol, from: scene.support, to: scene.sales, as: scene.boss)
            #expect(change.steppedDown == [scene.carol])
            #expect(try await scene.position(scene.carol, in: scene.sales) == .member)
        }
    }

    @Test("TEAM-2: destinations are the teams that the person isn't on; where there is none, that is said")
    func destinations() async throws {
        try await TeamScene.run { scene in
            let some = try await scene.teams.destinations(of: scene.dave, as: scene.boss)
            #expect(some.page.elements.map(\.id) == [scene.support] && some.none == nil)
            let unfound = try await scene.teams.destinations(of: scene.dave, matching: "zzz", as: scene.boss)
            #expect(unfound.page.elements.isEmpty && unfound.none == nil)
            try await scene.teams.add([TeamPlacement(scene.dave)], to: scene.support, as: scene.boss)
            let none = try await scene.teams.destinations(of: scene.dave, as: scene.boss)
            #expect(none.page.elements.isEmpty && none.none?.code == "no_destination")
            let taken = await failure {
                try await scene.teams.move(scene.dave, from: scene.sales, to: scene.support, as: scene.boss)
            }
            #expect(taken?.code == "already_on_destination" && taken?.field == "destination")
        }
    }

    @Test("TEAM-4, TEAM-5: the primary admin stays, and so does who is on no other team; the others may leave")
    func leaving() async throws {
        try await TeamScene.run { scene in
            let calls: [@Sendable () async throws -> MembershipChange] = [
                { try await scene.teams.move(scene.bob, from: scene.sales, to: scene.support, as: scene.boss) },
                { try await scene.teams.remove(scene.bob, from: scene.sales, as: scene.boss) },
                { try await scene.teams.changePosition(of: scene.bob, in: scene.sales, to: .member, as: scene.boss) },
            ]
            for call in calls {
                let error = await failure(of: call)
                #expect(error?.code == "primary_admin_stays" && error?.rule == "TEAM-4" && error?.field == "user")
            }
            let only = await failure { try await scene.teams.remove(scene.dave, from: scene.sales, as: scene.boss) }
            #expect(only?.code == "only_team" && only?.rule == "TEAM-5")
            try await scene.teams.add([TeamPlacement(scene.dave)], to: scene.support, as: scene.boss)
            let change = try await scene.teams.remove(scene.dave, from: scene.sales, as: scene.boss)
            #expect(change.review == MembershipReview.allCases)
            #expect(try await scene.fixture.directory.user(scene.dave, as: scene.boss).isPresent)
        }
    }

    @Test(
        "TEAM-4, ACC-5, I-29: a swap makes the one who led a secondary admin, and whoever is named leads, from the team or not"
    )
    func swapping() async throws {
        try await TeamScene.run { scene in
            let first = try await scene.teams.swapPrimaryAdmin(of: scene.sales, to: scene.carol, as: scene.boss)
            #expect(first.users == [scene.bob, scene.carol])
            #expect(try await scene.position(scene.bob, in: scene.sales) == .secondaryAdmin)
            #expect(try await scene.position(scene.carol, in: scene.sales) == .primaryAdmin)
            let boss = scene.fixture.here.admin.id
            try await scene.teams.swapPrimaryAdmin(of: scene.sales, to: boss, as: scene.boss)
            #expect(try await scene.position(boss, in: scene.sales) == .primaryAdmin)
            let user = await failure {
                try await scene.teams.swapPrimaryAdmin(of: scene.sales, to: scene.dave, as: scene.boss)
            }
            #expect(user?.code == "position_needs_admin")
            let again = await failure {
                try await scene.teams.swapPrimaryAdmin(of: scene.sales, to: boss, as: scene.boss)
            }
            #expect(again?.code == "leads_already")
        }
    }

    @Test("ACC-5: after a swap the one who led is a target of the team's syncs, and the new one is none")
    func targets() async throws {
        try await TeamScene.run { scene in
            #expect(try await scene.decision(scene.bob) == .skipped(Refusal.primaryAdminAsTarget))
            #expect(try await scene.decision(scene.carol) == .target)
            try await scene.teams.swapPrimaryAdmin(of: scene.sales, to: scene.carol, as: scene.boss)
            #expect(try await scene.decision(scene.bob) == .target)
            #expect(try await scene.decision(scene.carol) == .skipped(Refusal.primaryAdminAsTarget))
        }
    }

    @Test(
        "TEAM-1: inside a team, admins are made secondary admins and members again; each edit counts in team and account"
    )
    func positions() async throws {
        try await TeamScene.run { scene in
            let versions = try await scene.versions(scene.carol)
            try await scene.teams.changePosition(of: scene.carol, in: scene.sales, to: .member, as: scene.boss)
            let held = await failure {
                try await scene.teams.changePosition(of: scene.carol, in: scene.sales, to: .member, as: scene.boss)
            }
            #expect(held?.code == "position_held")
            try await scene.teams.changePosition(of: scene.carol, in: scene.sales, to: .secondaryAdmin, as: scene.boss)
            #expect(try await scene.versions(scene.carol) == versions.map { $0 + 2 })
            let user = await failure {
                try await scene.teams.changePosition(
                    of: scene.dave, in: scene.sales, to: .secondaryAdmin, as: scene.boss)
            }
            #expect(user?.code == "position_needs_admin" && user?.field == "position")
        }
    }

    @Test(
        "T-42, I-09: under one idempotency key an edit takes effect once, and answers the same; other input is an error"
    )
    func idempotency() async throws {
        try await TeamScene.run { scene in
            let (boss, teams) = (scene.boss, scene.teams)
            let team = try await teams.create(name: "New", primaryAdmin: scene.bob, as: boss, idempotencyKey: "k")
            let twin = try await teams.create(name: "New", primaryAdmin: scene.bob, as: boss, idempotencyKey: "k")
            #expect(team == twin)
            let other = await failure {
                try await teams.create(name: "Other", primaryAdmin: scene.bob, as: boss, idempotencyKey: "k")
            }
            #expect(other?.code == "idempotency_key_reused" && other?.field == "idempotencyKey")
            let first = try await teams.move(
                scene.dave, from: scene.sales, to: team.id, as: boss, idempotencyKey: "k")
            let before = try await scene.fixture.log().count
            let second = try await teams.move(
                scene.dave, from: scene.sales, to: team.id, as: boss, idempotencyKey: "k")
            #expect(first == second)
            #expect(try await scene.fixture.log().count == before)
            let back = await failure {
                try await teams.move(scene.dave, from: team.id, to: scene.sales, as: boss, idempotencyKey: "k")
            }
            #expect(back?.code == "idempotency_key_reused")
            let added = try await teams.add([TeamPlacement(scene.carol)], to: team.id, as: boss, idempotencyKey: "a")
            #expect(
                try await teams.add([TeamPlacement(scene.carol)], to: team.id, as: boss, idempotencyKey: "a") == added)
        }
    }

    @Test("T-42: twins that come at once have one effect; another actor's key is another key")
    func twins() async throws {
        try await TeamScene.run { scene in
            let made = try await withThrowingTaskGroup(of: Team.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        try await scene.teams.create(
                            name: "Once", primaryAdmin: scene.bob, as: scene.boss, idempotencyKey: "once")
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(made).count == 1 && made.count == 12)
            let system = Actor.system(of: scene.fixture.here.organization.id)
            let taken = await failure {
                try await scene.teams.create(
                    name: "Once", primaryAdmin: scene.bob, as: system, idempotencyKey: "once")
            }
            #expect(taken?.code == "team_name_taken")
        }
    }
}

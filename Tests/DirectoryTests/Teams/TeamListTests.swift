import CRMGateway
import SQLStore
import Testing
import Workspace

@Suite("Lists of teams, members, candidates")
struct TeamListTests {
    @Test(
        "TEAM-1: candidates are those who aren't on the team; to help to lead it, the admins among them; to lead it, admins"
    )
    func candidates() async throws {
        try await TeamScene.run { scene in
            let boss = scene.fixture.here.admin.id
            func ids(_ position: TeamPosition) async throws -> Set<UserID> {
                let page = try await scene.teams.candidates(for: scene.sales, position: position, as: scene.boss)
                return Set(page.elements.map(\.id))
            }
            #expect(try await ids(.member) == [boss, scene.erin, scene.frank])
            #expect(try await ids(.secondaryAdmin) == [boss, scene.erin])
            #expect(try await ids(.primaryAdmin) == [boss, scene.erin, scene.carol])
            try await scene.demote(scene.erin)
            #expect(try await ids(.secondaryAdmin) == [boss])
        }
    }

    @Test("TEAM-1: candidates and members are found by name or address, in any writing, and by nothing else")
    func searching() async throws {
        try await TeamScene.run { scene in
            let drafts = [
                UserDraft(firstName: "Jürgen", lastName: "Straßer", email: "juergen@example.com"),
                UserDraft(firstName: "Δάφνη", lastName: "Σισύφου", email: "daphne@example.com"),
                UserDraft(firstName: "Percy", lastName: "100%_\\", email: "percy@bücher.example"),
            ]
            let people = try await scene.fixture.directory.createUsers(drafts, as: scene.boss).map(\.id)
            try await scene.teams.add(people.map { TeamPlacement($0) }, to: scene.support, as: scene.boss)
            let searches: [(String, [Int])] = [
                ("jurgen", [0]), ("STRASSER", [0]), ("straßer jürgen", [0]), ("juergen@", [0]), ("ΣΙΣΎΦΟΥ", [1]),
                ("δαφνη", [1]), ("100%", [2]), ("_", [2]), ("\\", [2]), ("bücher", [2]), ("xn--", [2]), ("%", [2]),
                ("' OR 1=1 --", []), ("jurgen daphne", []), ("example", [0, 1, 2]), ("  ", [0, 1, 2]),
            ]
            for (text, expected) in searches {
                let members = try await scene.teams.members(of: scene.support, matching: text, as: scene.boss)
                let found = Set(members.elements.map(\.user.id)).intersection(people)
                #expect(found == Set(expected.map { people[$0] }), "members: \(text)")
                let others = try await scene.teams.candidates(for: scene.sales, matching: text, as: scene.boss)
                #expect(Set(others.elements.map(\.id)).intersection(people) == found, "candidates: \(text)")
            }
        }
    }

    @Test("Teams are found by their name, and by the names and addresses of their members")
    func teams() async throws {
        try await TeamScene.run { scene in
            let north = try await scene.teams.create(name: "Büro Nord_1", primaryAdmin: scene.erin, as: scene.boss).id
            func found(_ text: String?) async throws -> Set<TeamID> {
                Set(try await scene.teams.list(matching: text, as: scene.boss).elements.map(\.team.id))
            }
            #expect(try await found(nil) == [scene.sales, scene.support, north])
            #expect(try await found("buro") == [north])
            #expect(try await found("d_1") == [north])
            #expect(try await found("dave") == [scene.sales])
            #expect(try await found("ERIN@example") == [scene.support, north])
            #expect(try await found("support dave") == [])
            #expect(try await found("%") == [])
            let summary = try await scene.teams.list(matching: "sales", as: scene.boss).elements.first
            #expect(summary?.memberCount == 3 && summary?.primaryAdmin == scene.bob)
            _ = try await scene.teams.rename(north, to: "Süd", as: scene.boss)
            #expect(try await found("buro") == [])
            #expect(try await found("sud") == [north])
        }
    }

    @Test("Lists come page by page, in the order of the ids, each element once")
    func pages() async throws {
        try await TeamScene.run { scene in
            let drafts = (0..<25).map { DirectoryFixture.draft("user\($0)") }
            let users = try await scene.fixture.directory.createUsers(drafts, as: scene.boss).map(\.id)
            var (seen, next): ([UserID], UserID?) = ([], nil)
            repeat {
                let page = try await scene.teams.candidates(
                    for: scene.sales, matching: "user", after: next, limit: 7, as: scene.boss)
                #expect(page.elements.count <= 7)
                seen += page.elements.map(\.id)
                next = page.next
            } while next != nil
            #expect(seen == users.sorted())
            try await scene.teams.add(users.map { TeamPlacement($0) }, to: scene.sales, as: scene.boss)
            var members: [UserID] = []
            repeat {
                let page = try await scene.teams.members(
                    of: scene.sales, matching: "lee", after: next, limit: 9, as: scene.boss)
                members += page.elements.map(\.user.id)
                next = page.next
            } while next != nil
            #expect(members == members.sorted() && members.count == 28)
        }
    }

    @Test("TEAM-6: who was removed is in no list, and found by nothing")
    func removed() async throws {
        try await TeamScene.run { scene in
            try await scene.fixture.store.write { transaction in
                _ = try transaction.execute(
                    "UPDATE user_account SET ended_at = 1 WHERE id = $1", [.text(scene.frank.rawValue)])
            }
            let page = try await scene.teams.candidates(for: scene.sales, matching: "frank", as: scene.boss)
            #expect(page.elements.isEmpty)
            let gone = await failure {
                try await scene.teams.add([TeamPlacement(scene.frank)], to: scene.sales, as: scene.boss)
            }
            #expect(gone?.code == "user_not_found" && gone?.field == "members[0].user")
        }
    }

    @Test("A search among many people goes along the index of names, in the order of the list, and sorts nothing")
    func plan() async throws {
        try await TeamScene.run { scene in
            let plan = try await scene.fixture.store.read { transaction in
                try transaction.query(
                    """
                    EXPLAIN QUERY PLAN SELECT u.id FROM user_account u WHERE u.organization = $1 AND u.id > $2
                    AND u.ended_at IS NULL AND u.search_key LIKE $3 ESCAPE '\\' ORDER BY u.id LIMIT $4
                    """, [.text("o"), .text(""), .text("%ann%"), .int(100)]
                ).map { try $0.text(3) }
            }
            #expect(plan.count == 1 && plan[0].contains("INDEX user_account_search"), "\(plan)")
        }
    }
}

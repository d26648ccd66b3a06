import CRMGateway
import SQLStore
import Testing
import Workspace

@Suite("Provisioning")
struct ProvisioningTests {
    @Test("PROV-1: an organization is made with its admin, a super admin with a dashboard")
    func founding() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let (organization, admin) = (fixture.here.organization, fixture.here.admin)
        #expect(organization.admin == admin.id && admin.role == .superAdmin && admin.seat == .standard)
        #expect(try await fixture.directory.organizations().elements.contains(organization))
        #expect(try await fixture.directory.user(admin.id, as: fixture.boss) == admin)
        let dashboard = try await fixture.store.read {
            try DashboardRepository(organization: organization.id, transaction: $0).find(admin.id)
        }
        #expect(dashboard?.version == 1)
    }

    @Test("PROV-2, PROV-3: a person gets account, dashboard without tasks, and membership in one transaction")
    func provisioned() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let team = try await fixture.directory.createTeam(
            name: "Sales", primaryAdmin: fixture.here.admin.id, as: fixture.boss)
        let user = try await fixture.directory.createUser(
            DirectoryFixture.draft("ann", seat: .spectator), team: team.id, as: fixture.boss)
        let members = try await fixture.directory.members(of: team.id, as: fixture.boss).elements
        let member = try #require(members.first { $0.user == user.id })
        #expect(member.position == .member && member.seat == .spectator && member.hasDashboard)
        #expect(member.emailKey == "ann@example.com")
        #expect(try await fixture.directory.user(email: "ANN@example.com", as: fixture.boss) == user)
        #expect(try await fixture.log().last?.subjects == ["user": [user.id.rawValue], "team": [team.id.rawValue]])
    }

    @Test(
        "PROV-1, PROV-4, ACC-10: what can't be taken is refused with its rule, changes nothing, and is audited",
        arguments: [
            (UserDraft(firstName: "", lastName: "Lee", email: "x@example.com"), "PROV-1", "first_name_missing"),
            (
                UserDraft(firstName: "A\u{0}", lastName: "L", email: "x@example.com"), "PROV-1",
                "first_name_unseen_character"
            ),
            (UserDraft(firstName: "A", lastName: "L", email: "x@example"), "PROV-4", "email_malformed"),
            (UserDraft(firstName: "A", lastName: "L", email: "BOSS@Example.com"), "PROV-4", "email_taken"),
            (
                UserDraft(firstName: "A", lastName: "L", email: "x@example.com", role: .superAdmin), "PROV-1",
                "role_not_provisioned"
            ),
        ])
    func invalid(_ draft: UserDraft, _ rule: String, _ code: String) async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let before = try await fixture.content()
        let error = await failure { try await fixture.directory.createUser(draft, as: fixture.boss) }
        #expect(error?.rule == rule && error?.code == code && error?.nextStep != nil)
        #expect(try await fixture.content() == before)
        let entry = try #require(try await fixture.log().last)
        #expect(entry.outcome == "refused" && entry.rule == rule && entry.detail == ["code": code])
    }

    @Test("PROV-4: an address known in another organization is free here, and nothing tells of the other")
    func addressElsewhere() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        _ = try await fixture.directory.createUser(DirectoryFixture.draft("ann"), as: fixture.foreignBoss)
        let user = try await fixture.directory.createUser(DirectoryFixture.draft("ann"), as: fixture.boss)
        #expect(user.organization == fixture.here.organization.id)
    }

    @Test("PROV-2: a batch is all or nothing, and the error names the entry")
    func batch() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let before = try await fixture.content()
        let drafts = ["ann", "bob", "boss"].map { DirectoryFixture.draft($0) }
        let taken = await failure { try await fixture.directory.createUsers(drafts, as: fixture.boss) }
        #expect(taken?.code == "email_taken" && taken?.message.hasPrefix("Entry 3:") == true)
        let twice = await failure {
            try await fixture.directory.createUsers([drafts[0], drafts[1], drafts[0]], as: fixture.boss)
        }
        #expect(twice?.code == "email_taken" && twice?.message.hasPrefix("Entry 3:") == true)
        let many = Array(repeating: drafts[0], count: Directory.bulkMax + 1)
        let tooMany = await failure { try await fixture.directory.createUsers(many, as: fixture.boss) }
        #expect(tooMany?.code == "batch_too_large")
        #expect(try await fixture.content() == before)
    }

    @Test(
        "PROV-7, PROV-8: seats are given as asked, however many of a kind there are; a spectator is provisioned like anyone"
    )
    func seats() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        for seat in Seat.allCases {
            let drafts = (0..<1_000).map { DirectoryFixture.draft("\(seat)\($0)", seat: seat) }
            let users = try await fixture.directory.createUsers(drafts, as: fixture.boss)
            #expect(users.count == 1_000 && users.allSatisfy { $0.seat == seat && $0.role == .user })
        }
    }

    @Test("PROV-2: 10,000 people are provisioned in one call, listed page by page, and audited by id")
    func many() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let team = try await fixture.directory.createTeam(
            name: "All", primaryAdmin: fixture.here.admin.id, as: fixture.boss)
        let drafts = (0..<Directory.bulkMax).map { DirectoryFixture.draft("user\($0)") }
        let users = try await fixture.directory.createUsers(drafts, team: team.id, as: fixture.boss)
        var seen: [UserID] = []
        var next: UserID?
        repeat {
            let page = try await fixture.directory.members(
                of: team.id, after: next, limit: Directory.pageMax, as: fixture.boss)
            seen += page.elements.map(\.user)
            next = page.next
        } while next != nil
        #expect(seen == seen.sorted() && Set(seen) == Set(users.map(\.id)).union([fixture.here.admin.id]))
        let audited = try await fixture.log().filter { $0.operation == .userCreate }.flatMap {
            $0.subjects.ids["user"] ?? []
        }
        #expect(audited == users.map(\.id.rawValue))
    }

    @Test("I-23, T-15: the database refuses rows that refer to another organization")
    func crossRows() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let (here, there) = (fixture.here, fixture.elsewhere)
        let team = try await fixture.directory.createTeam(name: "T", primaryAdmin: here.admin.id, as: fixture.boss)
        let writes: [@Sendable (any SQLTransaction) throws -> Void] = [
            {
                try TeamRepository(organization: here.organization.id, transaction: $0)
                    .insertMembers([TeamMembership(team: team.id, user: there.admin.id, position: .member)])
            },
            {
                try TeamRepository(organization: there.organization.id, transaction: $0)
                    .insertMembers([TeamMembership(team: team.id, user: there.admin.id, position: .member)])
            },
            {
                try DashboardRepository(organization: here.organization.id, transaction: $0)
                    .insert([Dashboard(user: there.admin.id, createdAt: here.admin.createdAt)])
            },
            {
                try OrganizationRepository(organization: here.organization.id, transaction: $0).insertAdmin(
                    there.admin.id)
            },
        ]
        for write in writes {
            let error = await #expect(throws: StoreError.self) { try await fixture.store.write(write) }
            #expect(error?.kind == .constraint)
        }
    }
}

import CRMGateway
import SQLStore
import StoreFaults
import Testing
import Workspace

@Suite("Provisioning a person")
struct ProvisionTests {
    @Test(
        "PROV-1, PROV-2, PROV-3, PROV-5: account, membership, dashboard without tasks, audit entry and mail come together"
    )
    func together() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let person = try await host.gateway.provision(host.draft(), as: host.boss)
        #expect(person.user.email.key == "bob@example.com" && person.team == host.team.id && !person.isRepeated)
        #expect(person.mail?.state == .queued && person.mail?.user == person.user.id)
        let members = try await host.gateway.directory.members(of: host.team.id, as: host.boss).elements
        let member = try #require(members.first { $0.user == person.user.id })
        #expect(member.position == .member && member.hasDashboard)
        let entry = try #require(try await host.gateway.audit.list(limit: 100, as: host.boss).last)
        #expect(entry.operation == .userCreate && entry.subjects.ids["user"] == [person.user.id.rawValue])
        #expect(host.sender.messages.isEmpty)
    }

    @Test("PROV-2, F-E1: a store that fails at any write leaves nothing, and the same key makes one account afterwards")
    func failingWrites() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let before = (try await host.count("user_account"), try await host.count("mail_outbox"))
        let driver = FailingDriver(host.store, failingWrite: 1)
        let gateway = try await host.reopened(over: driver)
        let broken = await failure { try await gateway.provision(host.draft(), as: host.boss, idempotencyKey: "k") }
        #expect(broken?.code == "store_unavailable" || driver.hasFailed)
        #expect(try await host.count("user_account") == before.0)
        #expect(try await host.count("mail_outbox") == before.1)
        #expect(try await host.count("idempotency") == 0)
        let made = try await gateway.provision(host.draft(), as: host.boss, idempotencyKey: "k")
        #expect(!made.isRepeated)
        #expect(try await host.count("user_account") == before.0 + 1)
    }

    @Test("F-E1, PROV-6: when the answer to the commit is lost, the same key returns the one account")
    func lostCommit() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let gateway = try await host.reopened(over: ForgetfulDriver(host.store, losingAnswer: 1))
        let lost = await failure { try await gateway.provision(host.draft(), as: host.boss, idempotencyKey: "k") }
        #expect(lost != nil)
        let again = try await gateway.provision(host.draft(), as: host.boss, idempotencyKey: "k")
        #expect(again.isRepeated && again.mail?.state == .queued)
        #expect(try await host.count("mail_outbox") == 1)
    }

    @Test("PROV-6, T-42, I-09: the same key and input return the same account, other input is refused")
    func sameKey() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let first = try await host.gateway.provision(host.draft(), as: host.boss, idempotencyKey: "key-1")
        let second = try await host.gateway.provision(host.draft(), as: host.boss, idempotencyKey: "key-1")
        #expect(second.user == first.user && second.isRepeated && second.mail?.id == first.mail?.id)
        for other in [host.draft("eve"), host.draft(seat: .spectator), host.draft(role: .admin)] {
            let error = await failure {
                try await host.gateway.provision(other, as: host.boss, idempotencyKey: "key-1")
            }
            #expect(error?.code == "idempotency_key_reused" && error?.field == "idempotencyKey")
        }
        #expect(try await host.count("mail_outbox") == 1)
    }

    @Test("T-42: a key is its actor's: another actor's same key is another request")
    func otherActor() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let admin = try await host.person("carol", role: .admin)
        _ = try await host.gateway.provision(host.draft(), as: host.boss, idempotencyKey: "k")
        let error = await failure {
            try await host.gateway.provision(
                host.draft(), as: .user(admin.id, of: host.organization.id), idempotencyKey: "k")
        }
        #expect(error?.code == "email_taken" && error?.field == "email")
    }

    @Test("T-42, I-09: twins at once make one account, and one mail")
    func twins() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let ids = try await withThrowingTaskGroup(of: UserID.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await host.gateway.provision(host.draft(), as: host.boss, idempotencyKey: "twin").user.id
                }
            }
            var ids: Set<UserID> = []
            for try await id in group { ids.insert(id) }
            return ids
        }
        #expect(ids.count == 1)
        #expect(try await host.count("mail_outbox") == 1)
    }

    @Test("PROV-4: the error says whether the address is malformed or taken, and nothing of other organizations")
    func addresses() async throws {
        let host = try await MailHost()
        defer { host.end() }
        _ = try await host.gateway.directory.createOrganization(
            name: "Other", admin: UserDraft(firstName: "X", lastName: "Y", email: "known@example.com"))
        let malformed = await failure { try await host.gateway.provision(host.draft(email: "bob@"), as: host.boss) }
        #expect(malformed?.code == "email_malformed" && malformed?.rule == "PROV-4" && malformed?.field == "email")
        let taken = await failure {
            try await host.gateway.provision(host.draft(email: "ANN@Example.COM"), as: host.boss)
        }
        #expect(taken?.code == "email_taken" && taken?.rule == "PROV-4" && taken?.field == "email")
        let elsewhere = try await host.gateway.provision(host.draft(email: "known@example.com"), as: host.boss)
        #expect(elsewhere.user.organization == host.organization.id)
    }

    @Test(
        "T-32: addresses are compared in one canonical form, and tags keep them apart",
        arguments: [
            ("bob@BÜCHER.example", "bob@xn--bcher-kva.example", true), ("Bob@example.com", "bob@EXAMPLE.com", true),
            ("bob@bu\u{308}cher.example", "bob@bücher.example", true),
            ("bob+a@example.com", "bob+b@example.com", false),
            ("bob.x@example.com", "bobx@example.com", false),
        ])
    func canonical(_ one: String, _ other: String, _ isSame: Bool) async throws {
        let host = try await MailHost()
        defer { host.end() }
        _ = try await host.gateway.provision(host.draft(email: one), as: host.boss)
        let error = await failure { try await host.gateway.provision(host.draft(email: other), as: host.boss) }
        #expect(error?.code == (isSame ? "email_taken" : nil))
    }

    @Test("PROV-8, ACC-7: a spectator is provisioned like anyone else, and may be given no key from the start")
    func spectator() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let person = try await host.gateway.provision(host.draft(seat: .spectator), as: host.boss)
        #expect(person.user.seat == .spectator && person.mail?.state == .queued)
        let member = try #require(
            try await host.gateway.directory.members(of: host.team.id, as: host.boss).elements
                .first { $0.user == person.user.id })
        #expect(member.hasDashboard && member.seat == .spectator)
    }

    @Test("ACC-2: admins, super admins and scheduled work provision; a user is refused, and nothing is written")
    func access() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let admin = try await host.person("carol", role: .admin)
        let user = try await host.person("dave")
        let organization = host.organization.id
        _ = try await host.gateway.provision(host.draft("eve"), as: .user(admin.id, of: organization))
        _ = try await host.gateway.provision(host.draft("frank"), as: .system(of: organization))
        let before = try await host.count("user_account")
        let refused = await failure {
            try await host.gateway.provision(host.draft("zoe"), as: .user(user.id, of: organization))
        }
        #expect(refused?.rule == "ACC-2" && refused?.code == "role_too_low")
        #expect(try await host.count("user_account") == before)
        let entry = try #require(try await host.gateway.audit.list(limit: 100, as: host.boss).last)
        #expect(entry.outcome == "refused" && entry.rule == "ACC-2")
    }

    @Test("PROV-1: nobody is provisioned as a super admin")
    func superAdmin() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let error = await failure {
            try await host.gateway.provision(host.draft(role: .superAdmin), as: host.boss)
        }
        #expect(error?.code == "role_not_provisioned" && error?.field == "role" && error?.rule == "PROV-1")
    }

    @Test("PROV-5: everybody of a batch is welcomed; the founder of an organization isn't")
    func batch() async throws {
        let host = try await MailHost()
        defer { host.end() }
        #expect(try await host.gateway.mail.state(of: try #require(host.boss.user), as: host.boss) == nil)
        let drafts = (0..<30).map {
            UserDraft(firstName: "P\($0)", lastName: "X", email: "p\($0)@example.com")
        }
        let users = try await host.gateway.directory.createUsers(drafts, as: host.boss)
        #expect(try await host.gateway.mail.deliverDue().sent == 30)
        #expect(Set(host.sender.messages.map(\.to.address)) == Set(users.map(\.email.text)))
    }
}

import CRMGateway
import Foundation
import SQLStore
import Testing
import Workspace

@Suite("Sending an invite again")
struct ResendTests {
    @Test("PROV-6: it takes the place of what still waits, with a Message-ID of its own")
    func again() async throws {
        let host = try await MailHost()
        defer { host.end() }
        host.sender.plan([MailDeliveryTests.busy])
        let bob = try await host.person()
        _ = try await host.gateway.mail.deliverDue()
        let first = try #require(try await host.state(of: bob))
        let second = try await host.gateway.mail.resend(to: bob.id, as: host.boss)
        #expect(second.id != first.id && second.attempts == 0)
        host.clock.advance(by: .seconds(600))
        #expect(try await host.gateway.mail.deliverDue().sent == 1)
        #expect(Set(host.sender.messages.map(\.id)).count == 2)
        #expect(try await host.state(of: bob)?.id == second.id)
        let entries = try await host.gateway.audit.list(limit: 100, as: host.boss)
        #expect(entries.contains { $0.operation == .mailResend && $0.subjects.ids["user"] == [bob.id.rawValue] })
    }

    @Test("T-36: five mails to an address within 24 hours; then it is refused until a day has passed")
    func limit() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let bob = try await host.person()
        for _ in 2...5 {
            _ = try await host.gateway.mail.deliverDue()
            host.clock.advance(by: .seconds(60))
            _ = try await host.gateway.mail.resend(to: bob.id, as: host.boss)
        }
        _ = try await host.gateway.mail.deliverDue()
        let refused = await failure { try await host.gateway.mail.resend(to: bob.id, as: host.boss) }
        #expect(refused?.code == "mail_limit_reached" && refused?.rule == "PROV-6")
        #expect(host.sender.messages.count == 5)
        host.clock.advance(by: .seconds(86_400))
        _ = try await host.gateway.mail.resend(to: bob.id, as: host.boss)
        #expect(try await host.gateway.mail.deliverDue().sent == 1)
    }

    @Test(
        "T-36: ending and making accounts of one address doesn't get round the limit; the account is made all the same")
    func accountsOfOneAddress() async throws {
        let host = try await MailHost()
        defer { host.end() }
        for number in 1...7 {
            let bob = try await host.person()
            _ = try await host.gateway.mail.deliverDue()
            #expect(try await host.state(of: bob)?.state == (number <= 5 ? .sent : .cancelled))
            host.clock.advance(by: .seconds(1))
            try await host.change(
                "UPDATE user_account SET ended_at = $1 WHERE id = $2",
                [.integer(host.clock.milliseconds), .text(bob.id.rawValue)])
        }
        #expect(host.sender.messages.count == 5)
    }

    @Test("T-42: the same key asks for one mail; for another person it is refused")
    func idempotent() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let (bob, eve) = (try await host.person("bob"), try await host.person("eve"))
        let first = try await host.gateway.mail.resend(to: bob.id, as: host.boss, idempotencyKey: "k")
        let second = try await host.gateway.mail.resend(to: bob.id, as: host.boss, idempotencyKey: "k")
        #expect(first.id == second.id)
        let other = await failure { try await host.gateway.mail.resend(to: eve.id, as: host.boss, idempotencyKey: "k") }
        #expect(other?.code == "idempotency_key_reused")
    }

    @Test("ACC-2, ACC-4: admins ask for it, for people of their organization; one sees one's own state, and no other's")
    func access() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let (bob, eve) = (try await host.person("bob"), try await host.person("eve"))
        let admin = try await host.person("carol", role: .admin)
        let other = try await host.gateway.directory.createOrganization(
            name: "Other", admin: UserDraft(firstName: "X", lastName: "Y", email: "x@example.com"))
        let organization = host.organization.id
        _ = try await host.gateway.mail.resend(to: bob.id, as: .user(admin.id, of: organization))
        let refused = await failure {
            try await host.gateway.mail.resend(to: bob.id, as: .user(eve.id, of: organization))
        }
        #expect(refused?.rule == "ACC-2")
        let foreign = await failure { try await host.gateway.mail.resend(to: other.admin.id, as: host.boss) }
        let unknown = await failure {
            try await host.gateway.mail.resend(to: UserID(rawValue: "nobody"), as: host.boss)
        }
        #expect(foreign?.code == "user_not_found" && foreign == unknown && foreign?.rule == "ACC-4")
        #expect(try await host.gateway.mail.state(of: eve.id, as: .user(eve.id, of: organization)) != nil)
        let peeked = await failure {
            try await host.gateway.mail.state(of: bob.id, as: .user(eve.id, of: organization))
        }
        #expect(peeked?.code == "role_too_low")
    }
}

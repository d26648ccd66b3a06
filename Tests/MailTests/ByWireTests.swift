import CRMGateway
import Foundation
import MailServer
import MailTransport
import Testing
import Workspace

@Suite("Welcome mail by a real server", .timeLimit(.minutes(2)))
struct ByWireTests {
    private static func sender(_ server: MailServer) throws -> SMTPSender {
        try SMTPSender(SMTPConfiguration(host: "localhost", port: server.port, security: .plain))
    }

    @Test("PROV-5: from the account to the server's hands, names and address as they are")
    func whole() async throws {
        let server = try MailServer(MailServerPlan())
        let host = try await MailHost()
        defer { host.end() }
        let gateway = try await host.reopened(sender: Self.sender(server))
        let draft = PersonDraft(
            team: host.team.id, role: .user, seat: .standard, firstName: "Zoë", lastName: "漢字",
            email: "Zoe+x@bücher.example")
        _ = try await gateway.provision(draft, as: host.boss)
        #expect(try await gateway.mail.deliverDue().sent == 1)
        let mail = try #require(server.mails.first)
        let parsed = ParsedMail(mail.bytes)
        #expect(
            mail.recipients == ["<Zoe+x@xn--bcher-kva.example>"]
                && parsed["To"] == "Zoë 漢字 <Zoe+x@xn--bcher-kva.example>")
        #expect(parsed["Reply-To"] == "<help@example.org>")
        #expect(parsed.part("text/plain")?.contains("an account for Zoe+x@bücher.example has been made") == true)
    }

    @Test("F-E3: when the answer to DATA is lost, the same Message-ID is sent again, and the account says sent")
    func lostAnswer() async throws {
        var plan = MailServerPlan()
        plan.act = { stage, connection in stage == .end && connection == 1 ? .drop : .proceed }
        let server = try MailServer(plan)
        let host = try await MailHost()
        defer { host.end() }
        let gateway = try await host.reopened(sender: Self.sender(server))
        let bob = try await gateway.provision(host.draft(), as: host.boss).user
        #expect(try await gateway.mail.deliverDue().deferred == 1)
        #expect(try await host.state(of: bob)?.reason?.contains("may have been sent") == true)
        host.clock.advance(by: .seconds(120))
        #expect(try await gateway.mail.deliverDue().sent == 1)
        let ids = server.mails.map { ParsedMail($0.bytes)["Message-ID"] }
        #expect(ids.count == 2 && Set(ids).count == 1 && ids[0] != nil)
    }

    @Test("F-E4: a server that isn't there costs an attempt, and the account stays")
    func absent() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let nobody = try SMTPSender(SMTPConfiguration(host: "127.0.0.1", port: 1, security: .plain))
        let gateway = try await host.reopened(sender: nobody)
        let bob = try await gateway.provision(host.draft(), as: host.boss).user
        #expect(try await gateway.mail.deliverDue().deferred == 1)
        let status = try #require(try await host.state(of: bob))
        #expect(status.state == .queued && status.nextAttemptAt != nil)
        #expect(status.reason == "The mail server can't be reached. Check its host and port.")
    }
}

import CRMGateway
import Foundation
import SQLStore
import SQLiteDriver
import StoreFaults
import Testing
import Workspace

@Suite("Welcome mail")
struct MailDeliveryTests {
    static let busy = MailFailure(.temporary, "Later.", smtpStatus: 450, enhancedCode: "4.2.0")
    static let gone = MailFailure(.permanent, "No such user.", smtpStatus: 550, enhancedCode: "5.1.1")

    @Test("PROV-5: it is sent after the account exists, once, and the account shows it")
    func sent() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let bob = try await host.person()
        #expect(try await host.gateway.mail.deliverDue() == MailDeliveries(sent: 1))
        #expect(try await host.gateway.mail.deliverDue() == MailDeliveries())
        let status = try #require(try await host.state(of: bob))
        #expect(status.state == .sent && status.attempts == 1 && status.reason == nil && status.nextAttemptAt == nil)
        let message = try #require(host.sender.messages.first)
        #expect(host.sender.messages.count == 1 && message.to.address == "bob@example.com")
        #expect(message.to.name == "bob Novak" && message.from.address == "no-reply@mail.example.org")
        #expect(message.subject == "Welcome to Acme & Co" && message.html.contains("Acme &amp; Co"))
        #expect(message.id.hasSuffix("@mail.example.org"))
        let entry = try #require(try await host.gateway.audit.list(limit: 100, as: host.boss).last)
        #expect(entry.operation == .mailSend && entry.outcome == "done")
    }

    @Test("T-37: it carries a link to sign in, and nothing else that differs from person to person but who they are")
    func noSecret() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let bob = try await host.person()
        _ = try await host.gateway.mail.deliverDue()
        let message = try #require(host.sender.messages.first)
        let expected = MailTemplate.welcome.filled([
            .firstName: bob.name.first, .lastName: bob.name.last, .email: bob.email.text, .organization: "Acme & Co",
            .signInURL: "https://app.example.com/sign-in",
        ])
        #expect(message.text == expected.text && message.html == expected.html)
        #expect(message.text.contains("https://app.example.com/sign-in\n"))
    }

    @Test(
        "F-E4: what is put off is tried again with growing pauses, and given up after ten attempts; the account stays")
    func putOff() async throws {
        let host = try await MailHost()
        defer { host.end() }
        host.sender.plan([], then: Self.busy)
        let bob = try await host.person()
        var pauses: [Double] = []
        for attempt in 1..<MailBackoff.attemptsMax {
            #expect(try await host.gateway.mail.deliverDue() == MailDeliveries(deferred: 1))
            let status = try #require(try await host.state(of: bob))
            #expect(status.state == .queued && status.attempts == attempt && status.reason == "Later. [450 4.2.0]")
            let pause = try #require(status.nextAttemptAt).timeIntervalSince(host.clock.now)
            pauses.append(pause)
            #expect(try await host.gateway.mail.deliverDue() == MailDeliveries())
            host.clock.advance(by: .seconds(pause + 1))
        }
        #expect(zip(pauses, pauses.dropFirst()).allSatisfy { $1 > $0 } && pauses[0] >= 48)
        #expect(try await host.gateway.mail.deliverDue() == MailDeliveries(failed: 1))
        let status = try #require(try await host.state(of: bob))
        #expect(status.state == .failed && status.attempts == MailBackoff.attemptsMax && status.nextAttemptAt == nil)
        #expect(Set(host.sender.messages.map(\.id)).count == 1)
        #expect(try await host.gateway.directory.user(bob.id, as: host.boss).isPresent)
    }

    @Test("F-E4: what is refused for good fails at once, is an event, and can be asked for again")
    func refused() async throws {
        let host = try await MailHost()
        defer { host.end() }
        host.sender.plan([Self.gone])
        let bob = try await host.person()
        #expect(try await host.gateway.mail.deliverDue() == MailDeliveries(failed: 1))
        let status = try #require(try await host.state(of: bob))
        #expect(status.state == .failed && status.reason == "No such user. [550 5.1.1]")
        let events = try await host.gateway.events.read(as: host.boss)
        let failed = events.compactMap { event -> MailFailedEvent? in
            if case .mailFailed(let failed) = event.content { return failed }
            return nil
        }
        #expect(
            failed == [MailFailedEvent(user: bob.id, mail: status.id.rawValue, reason: "permanent", attempts: 1)])
        host.clock.advance(by: .seconds(1))
        let again = try await host.gateway.mail.resend(to: bob.id, as: host.boss)
        #expect(again.state == .queued && again.id != status.id)
        #expect(try await host.gateway.mail.deliverDue().sent == 1)
        #expect(try await host.state(of: bob)?.state == .sent)
    }

    @Test("F-E4: what the operator has to mend is tried again: nobody's invitation is lost by a wrong password")
    func unconfiguredServer() async throws {
        let host = try await MailHost()
        defer { host.end() }
        host.sender.plan([MailFailure(.unconfigured, "The login is refused.", smtpStatus: 535), nil])
        let bob = try await host.person()
        #expect(try await host.gateway.mail.deliverDue() == MailDeliveries(deferred: 1))
        #expect(try await host.state(of: bob)?.reason == "The login is refused. [535]")
        host.clock.advance(by: .seconds(120))
        #expect(try await host.gateway.mail.deliverDue().sent == 1)
    }

    @Test("F-E2, F-E3: a worker that dies at any write sends again with the same Message-ID, and nothing stays behind")
    func dying() async throws {
        for nth in 1...6 {
            let host = try await MailHost()
            defer { host.end() }
            let bob = try await host.person()
            let driver = FailingDriver(host.store, failingWrite: nth)
            let gateway = try await host.reopened(over: driver)
            _ = await failure { try await gateway.mail.deliverDue() }
            host.clock.advance(by: .seconds(60))
            _ = try await host.gateway.mail.deliverDue()
            #expect(try await host.state(of: bob)?.state == .sent, "write \(nth)")
            #expect((1...2).contains(host.sender.messages.count))
            #expect(Set(host.sender.messages.map(\.id)).count == 1)
        }
    }

    @Test("F-E3: a Message-ID stays, even when the sender's domain is changed between two attempts")
    func stableID() async throws {
        let host = try await MailHost()
        defer { host.end() }
        host.sender.plan([MailFailure(.outcomeUnknown, "Perhaps.")])
        _ = try await host.person()
        _ = try await host.gateway.mail.deliverDue()
        host.clock.advance(by: .seconds(120))
        let other = try await Gateway.again(host, from: "no-reply@other.example")
        #expect(try await other.mail.deliverDue().sent == 1)
        #expect(host.sender.messages.map(\.from.address) == ["no-reply@mail.example.org", "no-reply@other.example"])
        #expect(Set(host.sender.messages.map(\.id)).count == 1)
    }

    @Test("PROV-5: of several workers, each mail is sent by one")
    func workers() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let drafts = (0..<60).map { UserDraft(firstName: "P\($0)", lastName: "X", email: "p\($0)@example.com") }
        _ = try await host.gateway.directory.createUsers(drafts, as: host.boss)
        let gateways = [host.gateway, try await host.reopened(), try await host.reopened()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for gateway in gateways { group.addTask { _ = try await gateway.mail.deliverDue() } }
            try await group.waitForAll()
        }
        _ = try await host.gateway.mail.deliverDue()
        #expect(host.sender.messages.count == 60 && Set(host.sender.messages.map(\.to.address)).count == 60)
    }

    @Test("F-E5: an account that has ended meanwhile gets no mail")
    func removed() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let bob = try await host.person()
        try await host.change(
            "UPDATE user_account SET ended_at = $1 WHERE id = $2",
            [.integer(host.clock.milliseconds), .text(bob.id.rawValue)])
        #expect(try await host.gateway.mail.deliverDue() == MailDeliveries(cancelled: 1))
        #expect(host.sender.messages.isEmpty)
        #expect(await failure { try await host.state(of: bob) }?.code == "user_not_found")
    }

    @Test("F-E5, TEAM-6: removing a person calls off their mail in the same transaction, and the worker finds nothing")
    func calledOff() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let bob = try await host.person()
        _ = try await host.gateway.people.removeEntirely(bob.id, confirming: "bob@example.com", as: host.boss)
        let states = try await host.store.read { transaction in
            try transaction.query("SELECT state FROM mail_outbox", []).map { try $0.text(0) }
        }
        #expect(states == ["cancelled"])
        #expect(try await host.gateway.mail.deliverDue() == MailDeliveries())
        #expect(host.sender.messages.isEmpty)
    }

    @Test("F-E5: a changed address is the one that is written to")
    func changedAddress() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let bob = try await host.person()
        try await host.change(
            "UPDATE user_account SET email = $1, email_key = $1 WHERE id = $2",
            [.text("new@example.com"), .text(bob.id.rawValue)])
        _ = try await host.gateway.mail.deliverDue()
        #expect(host.sender.messages.map(\.to.address) == ["new@example.com"])
    }

    @Test(
        "T-36: a name or address that was changed in the database can't add a header: it isn't sent",
        arguments: [
            ("first_name", "Bob\r\nBcc: eve@example.com"), ("email", "bob@example.com\r\nRCPT TO:<eve@example.com>"),
            ("email", "eve@example.com"), ("last_name", "\u{202E}kaven"), ("email", "not an address"),
        ])
    func forged(_ column: String, _ value: String) async throws {
        let host = try await MailHost()
        defer { host.end() }
        let bob = try await host.person()
        let statements: [String: SQL] = [
            "first_name": "UPDATE user_account SET first_name = $1 WHERE id = $2",
            "last_name": "UPDATE user_account SET last_name = $1 WHERE id = $2",
            "email": "UPDATE user_account SET email = $1 WHERE id = $2",
        ]
        try await host.change(try #require(statements[column]), [.text(value), .text(bob.id.rawValue)])
        #expect(try await host.gateway.mail.deliverDue() == MailDeliveries(failed: 1))
        #expect(host.sender.messages.isEmpty)
        #expect(try await host.state(of: bob)?.state == .failed)
    }

    @Test("PROV-5: without settings it is recorded as not configured, and goes out once there are some, within 7 days")
    func notConfigured() async throws {
        let host = try await MailHost(isConfigured: false)
        defer { host.end() }
        #expect(!host.gateway.mail.isConfigured)
        let old = try await host.person("old")
        #expect(try await host.gateway.mail.deliverDue() == MailDeliveries())
        #expect(try await host.state(of: old)?.state == .notConfigured)
        host.clock.advance(by: .seconds(7 * 86_400 + 1))
        let new = try await host.person("new")
        let configured = try await host.reopened()
        #expect(try await configured.mail.deliverDue().sent == 1)
        #expect(host.sender.messages.map(\.to.address) == ["new@example.com"])
        #expect(try await host.state(of: new)?.state == .sent)
        #expect(try await host.state(of: old)?.state == .notConfigured)
        _ = try await configured.mail.resend(to: old.id, as: host.boss)
        #expect(try await configured.mail.deliverDue().sent == 1)
    }

    @Test("A mail can be tried at once, and says what came of it")
    func atOnce() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let person = try await host.gateway.provision(host.draft(), as: host.boss)
        let mail = try #require(person.mail)
        #expect(try await host.gateway.mail.deliver(mail, as: host.boss).state == .sent)
        #expect(try await host.gateway.mail.deliver(mail, as: host.boss).state == .sent)
        #expect(host.sender.messages.count == 1)
    }

    @Test("SEC-8, T-07: in restored mode mail is parked, and the account says so")
    func parked() async throws {
        let host = try await MailHost(anchored: true)
        defer { host.end() }
        let bob = try await host.person()
        _ = try await host.gateway.anchor?.write(isLast: false)
        let path = host.folder + "/anchors"
        let line = try String(contentsOfFile: path, encoding: .utf8)
        let ahead = line.replacing(/"sequence":(\d+)/) { _ in "\"sequence\":999" }
        try ahead.write(toFile: path, atomically: true, encoding: .utf8)
        let restored = try await host.reopened(anchored: true)
        #expect(try await restored.mail.deliverDue() == MailDeliveries())
        let status = try #require(try await restored.mail.state(of: bob.id, as: host.boss))
        #expect(status.isParked && status.state == .queued && host.sender.messages.isEmpty)
        #expect(try await restored.mail.deliver(status, as: host.boss).isParked)
    }
}

extension Gateway {
    /// A gateway on a host's store that writes from another address.
    fileprivate static func again(_ host: MailHost, from address: String) async throws -> Gateway {
        let setup = try MailSetup(
            sender: host.sender, from: MailMailbox(address: EmailAddress(address)),
            signInURL: MailHost.url("https://app.example.com/"))
        return try await MailHost.open(host.store, host.vault, host.clock, setup, anchor: nil)
    }
}

extension MailDeliveries {
    init(sent: Int = 0, deferred: Int = 0, failed: Int = 0, cancelled: Int = 0) {
        self.init()
        (self.sent, self.deferred, self.failed, self.cancelled) = (sent, deferred, failed, cancelled)
    }
}

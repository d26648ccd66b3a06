import ConnectorKit
import CurlTransport
import Foundation
import MailServer
import MailTransport
import Testing
import Workspace

@Suite("Mail that isn't sent", .timeLimit(.minutes(2)))
struct RefusalTests {
    @Test(
        "F-E4: 4xx at any stage is tried again, 5xx to the mail is for good, with the server's codes",
        arguments: [
            (MailStage.sender, "450 4.3.0 Try later", MailFailure.Kind.temporary),
            (.recipient, "451 4.7.1 Greylisted", .temporary), (.content, "452 4.3.1 Full", .temporary),
            (.end, "421 4.3.2 Going down", .temporary), (.sender, "553 5.1.8 Who are you?", .permanent),
            (.recipient, "550 5.1.1 No such user", .permanent), (.content, "554 5.5.1 No", .permanent),
            (.end, "554 5.7.1 Looks like spam", .permanent),
        ])
    func answers(_ stage: MailStage, _ line: String, _ kind: MailFailure.Kind) async throws {
        let bench = try MailBench { $0.act = { at, _ in at == stage ? .say(line) : .proceed } }
        defer { bench.end() }
        let failure = try await bench.failure()
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        #expect(failure.kind == kind && failure.smtpStatus == Int(words[0]) && failure.enhancedCode == words[1])
        #expect(failure.message.contains(words[2]))
    }

    @Test(
        "A server that greets with a refusal is tried again later", arguments: ["421 4.3.2 Busy", "554 No SMTP here"])
    func greeting(_ line: String) async throws {
        let bench = try MailBench { $0.act = { at, _ in at == .greeting ? .say(line) : .proceed } }
        defer { bench.end() }
        let failure = try await bench.failure()
        #expect(failure.kind == .temporary && bench.server.mails.isEmpty)
    }

    @Test("SEC-2: what the server says reaches nobody's terminal, and no address with it")
    func answerText() async throws {
        let line = "550 5.1.1 \u{1B}[31mann@example.com unknown\u{7}"
        let bench = try MailBench { $0.act = { at, _ in at == .recipient ? .say(line) : .proceed } }
        defer { bench.end() }
        let failure = try await bench.failure()
        #expect(!failure.description.contains("ann@") && !failure.description.unicodeScalars.contains { $0.value < 32 })
    }

    @Test("T-08: a server from whose offer STARTTLS was stripped is refused, and hears nothing of the mail")
    func stripped() async throws {
        let bench = try MailBench { $0.offersStartTLS = false }
        defer { bench.end() }
        let failure = try await bench.failure(login: .init(user: "gateway", password: Secret("s3cret")))
        #expect(failure.kind == .unconfigured && failure.message.contains("STARTTLS"))
        #expect(
            bench.server.mails.isEmpty && !bench.server.lines.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") })
    }

    @Test("T-08: a server that refuses STARTTLS is refused")
    func refusedStartTLS() async throws {
        let bench = try MailBench { $0.act = { at, _ in at == .startTLS ? .say("454 4.7.0 Not now") : .proceed } }
        defer { bench.end() }
        let failure = try await bench.failure()
        #expect(failure.kind == .unconfigured && bench.server.mails.isEmpty)
        #expect(!bench.server.lines.contains { $0.hasPrefix("MAIL") })
    }

    @Test(
        "T-08: expired, foreign and unknown certificates are refused, saying which",
        arguments: [
            (MailCertificates.Kind.expired, "expired"), (.wrongHost, "another host"),
            (.unknownAuthority, "no authority"),
        ])
    func certificates(_ kind: MailCertificates.Kind, _ word: String) async throws {
        for security in [SMTPConfiguration.Security.startTLS, .tls] {
            let bench = try MailBench(kind) { $0.isTLSFromTheStart = security == .tls }
            defer { bench.end() }
            let failure = try await bench.failure(security)
            #expect(failure.kind == .unconfigured && failure.message.contains(word))
            #expect(bench.server.mails.isEmpty)
        }
    }

    @Test("T-08: without the extra authority, a server of one's own isn't trusted")
    func ownAuthority() async throws {
        let bench = try MailBench()
        defer { bench.end() }
        let failure = try await bench.failure { $0.extraAuthorities = [] }
        #expect(failure.kind == .unconfigured && failure.message.contains("no authority"))
    }

    @Test("T-08: TLS 1.1 is too old")
    func oldTLS() async throws {
        // 0x0302 is TLS 1.1.
        let bench = try MailBench { $0.protocolMax = 0x0302 }
        defer { bench.end() }
        let failure = try await bench.failure()
        #expect(failure.kind == .unconfigured && failure.message.contains("TLS 1.1"))
    }

    @Test(
        "A server that stalls before it has the mail costs the time limit, and is tried again",
        arguments: [MailStage.greeting, .hello, .startTLS, .sender, .recipient, .content])
    func stalls(_ stage: MailStage) async throws {
        let bench = try MailBench { $0.act = { at, _ in at == stage ? .stall : .proceed } }
        defer { bench.end() }
        let failure = try await bench.failure { $0.totalTimeout = .milliseconds(400) }
        #expect(failure.kind == .temporary && failure.message.contains("in time"))
        #expect(bench.server.mails.isEmpty)
    }

    @Test(
        "A connection that breaks before the server has the mail is tried again",
        arguments: [MailStage.greeting, .hello, .sender, .recipient, .content])
    func drops(_ stage: MailStage) async throws {
        let bench = try MailBench { $0.act = { at, _ in at == stage ? .drop : .proceed } }
        defer { bench.end() }
        #expect(try await bench.failure().kind == .temporary)
        #expect(bench.server.mails.isEmpty)
    }

    @Test("F-E3: when the answer to the whole mail is lost, it may have been sent", arguments: [MailAct.drop, .stall])
    func lostAnswer(_ act: MailAct) async throws {
        let bench = try MailBench { $0.act = { at, _ in at == .end ? act : .proceed } }
        defer { bench.end() }
        let failure = try await bench.failure { $0.totalTimeout = .seconds(4) }
        #expect(failure.kind == .outcomeUnknown && bench.server.mails.count == 1)
    }

    @Test("A server that stalls after it took the mail has taken it")
    func stallingQuit() async throws {
        let bench = try MailBench { $0.act = { at, _ in at == .quit ? .stall : .proceed } }
        defer { bench.end() }
        try await bench.send(try Letter.make()) { $0.answerTimeout = .seconds(3) }
        #expect(bench.server.mails.count == 1)
    }

    @Test("A server that isn't there, by name or by port, is tried again")
    func absent() async throws {
        let nobody = try SMTPSender(SMTPConfiguration(host: "mail.invalid"))
        let unknown = await #expect(throws: MailFailure.self) { try await nobody.send(try Letter.make()) }
        #expect(unknown?.kind == .temporary)
        let closed = try SMTPSender(SMTPConfiguration(host: "127.0.0.1", port: 1, security: .plain))
        let refused = await #expect(throws: MailFailure.self) { try await closed.send(try Letter.make()) }
        #expect(refused?.kind == .temporary)
    }

    @Test("T-08: proxies and key logs that the environment names have no say")
    func environment() async {
        await #expect(processExitsWith: .success) {
            let proxy = try MailServer(MailServerPlan())
            let bench = try MailBench()
            defer { bench.end() }
            for name in ["ALL_PROXY", "all_proxy", "smtp_proxy"] { setenv(name, "http://127.0.0.1:\(proxy.port)", 1) }
            setenv("SSLKEYLOGFILE", bench.folder + "/keys", 1)
            try await bench.send(try Letter.make())
            #expect(bench.server.mails.count == 1 && proxy.connections == 0)
            #expect(!FileManager.default.fileExists(atPath: bench.folder + "/keys"))
        }
    }

    @Test(
        "A configuration that can't be right is refused before anything is sent, naming the part",
        arguments: [
            (SMTPConfiguration(host: ""), "host"), (SMTPConfiguration(host: "a b"), "host"),
            (SMTPConfiguration(host: "mail.example.com/x"), "host"), (SMTPConfiguration(host: "u@h"), "host"),
            (SMTPConfiguration(host: "h\r\nQUIT"), "host"), (SMTPConfiguration(host: "h", port: 0), "port"),
            (SMTPConfiguration(host: "h", port: 65_536), "port"),
            (SMTPConfiguration(host: "mail.example.com", security: .plain), "security"),
            (SMTPConfiguration(host: "127.evil.example", security: .plain), "security"),
            (
                SMTPConfiguration(host: "localhost", security: .plain, login: .init(user: "a", password: Secret("b"))),
                "login"
            ),
            (SMTPConfiguration(host: "h", login: .init(user: "", password: Secret("b"))), "login"),
            (SMTPConfiguration(host: "h", login: .init(user: "a\n", password: Secret("b"))), "login"),
            (SMTPConfiguration(host: "h", login: .init(user: "a", password: Secret("b\0"))), "login"),
        ])
    func setUp(_ configuration: SMTPConfiguration, _ field: String) {
        let error = #expect(throws: SMTPSetupError.self) { _ = try SMTPSender(configuration) }
        #expect(error?.field == field)
    }

    @Test("An authority's file that isn't there, and a local name that is no name, are refused")
    func otherSetUp() {
        var configuration = SMTPConfiguration(host: "mail.example.com")
        configuration.extraAuthorities = [.file(path: "/nowhere.pem")]
        let missing = #expect(throws: SMTPSetupError.self) { _ = try SMTPSender(configuration) }
        #expect(missing?.field == "extraAuthorities")
        configuration.extraAuthorities = []
        configuration.localName = "a b"
        let named = #expect(throws: SMTPSetupError.self) { _ = try SMTPSender(configuration) }
        #expect(named?.field == "localName")
    }

    @Test("A mail that is too long is refused before anything is sent")
    func tooLong() async throws {
        let bench = try MailBench()
        defer { bench.end() }
        let failure = try await bench.failure { $0.messageBytesMax = 100 }
        #expect(failure.kind == .permanent && bench.server.connections == 0)
    }
}

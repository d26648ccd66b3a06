import ConnectorKit
import MailServer
import MailTransport
import Testing
import Workspace

@Suite("Mail over a real socket", .timeLimit(.minutes(2)))
struct SendingTests {
    @Test("T-08: by STARTTLS, a message arrives whole, for one recipient, and reads as it was written")
    func startTLS() async throws {
        let bench = try MailBench()
        defer { bench.end() }
        try await bench.send(try Letter.make())
        let mail = try #require(bench.server.mails.first)
        #expect(bench.server.mails.count == 1 && mail.isEncrypted)
        #expect(mail.recipients == ["<ann@example.com>"])
        #expect(mail.sender.hasPrefix("<no-reply@example.org>"))
        let parsed = ParsedMail(mail.bytes)
        #expect(parsed["Subject"] == "Welcome" && parsed["To"] == "\"Ann Lee\" <ann@example.com>")
        #expect(parsed["From"] == "\"Acme\" <no-reply@example.org>")
        #expect(parsed["Message-ID"] == "<mail-1@example.org>")
        #expect(parsed["Date"] == "Sat, 21 Nov 2026 12:00:00 +0000")
        #expect(parsed.part("text/plain") == "Hello\n" && parsed.part("text/html") == "<p>Hello</p>\n")
        #expect(bench.server.lines.first == "EHLO localhost")
    }

    @Test("T-08: by TLS from the first byte, and plain to this machine alone", arguments: ["tls", "plain"])
    func otherSecurities(_ word: String) async throws {
        let bench = try MailBench { $0.isTLSFromTheStart = word == "tls" }
        defer { bench.end() }
        try await bench.send(try Letter.make(), try #require(.init(rawValue: word)))
        #expect(bench.server.mails.map(\.isEncrypted) == [word == "tls"])
    }

    @Test(
        "T-36: CR, LF, dots, long and Unicode texts arrive equal, as one message with the same header",
        arguments: [
            ".\r\n", "\r\n.\r\n", "a\r\n.\r\nMAIL FROM:<evil@example.com>\r\n", "..\n...\n.", "\rlone\rreturns\r",
            "Zoë ❤️ 漢字 مرحبا\n", "trailing space \ntab\t\n", "=3D =\n==\n", "From here\n", "",
            String(repeating: "x", count: 5_000), String(repeating: "é", count: 3_000),
            String(repeating: "line with words\n", count: 4_000), "--=_mail-1_example.org\n--=_mail-1_example.org--\n",
        ])
    func bodies(_ text: String) async throws {
        let bench = try MailBench()
        defer { bench.end() }
        try await bench.send(try Letter.make(text: text, html: text), .plain)
        let mail = try #require(bench.server.mails.first)
        let parsed = ParsedMail(mail.bytes)
        let expected = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        #expect(parsed.part("text/plain") == expected && parsed.part("text/html") == expected)
        #expect(parsed.fields.count == 8 && bench.server.mails.count == 1)
        #expect(mail.recipients == ["<ann@example.com>"])
        let lines = mail.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 998 } && mail.bytes.allSatisfy { $0 < 0x80 })
        #expect(!lines.dropLast().contains { $0.last != 0x0D })
    }

    @Test(
        "T-36: names and subjects of any script arrive equal, in one header field each",
        arguments: [
            "Zoë O'Neill", "漢字 太郎", "Ann \"The\" Lee\\", "=?UTF-8?B?eA==?=", "Ann, Bob <bob@example.com>",
            String(repeating: "ü", count: 80), String(repeating: "x", count: 150), "a: b; c", "👩🏽‍🚀 Sally", "Ann  Lee",
        ])
    func names(_ name: String) async throws {
        let bench = try MailBench()
        defer { bench.end() }
        try await bench.send(try Letter.make(to: name, subject: name), .plain)
        let mail = try #require(bench.server.mails.first)
        let parsed = ParsedMail(mail.bytes)
        #expect(parsed["Subject"] == name)
        let to = try #require(parsed["To"])
        let shown = to.replacing(" <ann@example.com>", with: "")
        let isQuoted = shown.hasPrefix("\"") && shown.hasSuffix("\"") && name.utf8.allSatisfy { $0 < 0x80 }
        let read =
            isQuoted
            ? String(shown.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\") : shown
        #expect(read == name && to.hasSuffix(" <ann@example.com>"))
        #expect(parsed.fields.count == 8 && mail.recipients == ["<ann@example.com>"])
        #expect(parsed.headerLines.allSatisfy { $0.utf8.count <= 300 })
    }

    @Test("T-32: an address in a domain of another script goes out with its A-labels")
    func unicodeDomain() async throws {
        let bench = try MailBench()
        defer { bench.end() }
        try await bench.send(try Letter.make(at: "Ann+Tag@BÜCHER.example"), .plain)
        #expect(bench.server.mails.map(\.recipients) == [["<Ann+Tag@xn--bcher-kva.example>"]])
    }

    @Test("A login goes over TLS alone, and the mail with it")
    func login() async throws {
        let bench = try MailBench { $0.passwords = ["gateway": "s3cret"] }
        defer { bench.end() }
        try await bench.send(
            try Letter.make(), login: .init(user: "gateway", password: Secret("s3cret")))
        #expect(bench.server.mails.map(\.user) == ["gateway"])
        #expect(bench.server.lines.prefix(2) == ["EHLO localhost", "STARTTLS"])
    }

    @Test("SEC-2: a wrong password is the operator's to mend, and shown nowhere")
    func wrongLogin() async throws {
        let bench = try MailBench { $0.passwords = ["gateway": "s3cret"] }
        defer { bench.end() }
        let failure = try await bench.failure(login: .init(user: "gateway", password: Secret("wr0ng")))
        #expect(failure.kind == .unconfigured && failure.smtpStatus == 535 && failure.enhancedCode == "5.7.8")
        #expect(!failure.description.contains("wr0ng") && bench.server.mails.isEmpty)
        let anonymous = try await bench.failure()
        #expect(anonymous.kind == .unconfigured && anonymous.smtpStatus == 530)
    }

    @Test("Many mails at once arrive, each over its own connection")
    func many() async throws {
        let bench = try MailBench()
        defer { bench.end() }
        let sender = try SMTPSender(bench.configuration())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                let letter = try Letter.make(id: "mail-\(number)@example.org")
                group.addTask { try await sender.send(letter) }
            }
            try await group.waitForAll()
        }
        let ids = bench.server.mails.compactMap { ParsedMail($0.bytes)["Message-ID"] }
        #expect(Set(ids).count == 20 && bench.server.connections == 20)
    }
}

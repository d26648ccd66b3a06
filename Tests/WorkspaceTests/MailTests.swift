import Foundation
import Testing
import Workspace

@Suite("Mail")
struct MailTests {
    private static func message(
        id: String = "m@example.org", name: String? = "Ann", subject: String = "Hi", text: String = "x"
    ) throws -> MailMessage {
        try MailMessage(
            id: id, date: Date(timeIntervalSince1970: 0), from: MailMailbox(address: EmailAddress("no@example.org")),
            to: MailMailbox(name: name, address: EmailAddress("ann@example.com")),
            replyTo: MailMailbox(name: "Support", address: EmailAddress("help@example.org")), subject: subject,
            text: text, html: "<p>x</p>")
    }

    @Test("T-36: a rendered message has its fields once each, and answers go where they shall")
    func rendering() throws {
        let lines = String(decoding: try Self.message().rendered(), as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.prefix(3) == ["Date: Thu, 01 Jan 1970 00:00:00 +0000", "From: <no@example.org>", "To: \"Ann\""])
        #expect(lines.contains("Reply-To: \"Support\"") && lines.contains(" <help@example.org>"))
        #expect(lines.contains("Message-ID: <m@example.org>") && lines.contains("Auto-Submitted: auto-generated"))
        let fields = lines.prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(Set(fields).count == fields.count && fields.count == 9)
    }

    @Test("T-36: the same message renders to the same bytes")
    func stable() throws {
        #expect(try Self.message().rendered() == Self.message().rendered())
    }

    @Test(
        "T-36: controls in names and subjects are refused, naming the field",
        arguments: ["a\r\nBcc: x@example.com", "a\nb", "a\rb", "a\u{0}b", "a\u{2028}b", "a\u{202E}b", "a\u{200B}b", ""])
    func injection(_ text: String) {
        let subject = #expect(throws: InvalidValue.self) { try Self.message(subject: text) }
        #expect(subject?.field == "subject" && subject?.rule == "PROV-5")
        let name = #expect(throws: InvalidValue.self) { try Self.message(name: text) }
        #expect(name?.field == "name")
    }

    @Test(
        "T-36: a Message-ID is two plain words",
        arguments: [
            "", "a", "a@", "@b", "a@b@c", "a b@c", "a>@b", "a\r\n@b", "ä@b", String(repeating: "x", count: 250) + "@b",
        ])
    func messageID(_ id: String) {
        #expect(throws: InvalidValue.self) { try Self.message(id: id) }
    }

    @Test("T-36: an address that a store was made to hold is read again before it is used")
    func storedAddress() throws {
        let forged = EmailAddress(
            storedText: "ann@example.com\r\nRCPT TO:<eve@example.com>", storedKey: "ann@example.com")
        #expect(throws: InvalidValue.self) { try MailMailbox(address: forged) }
        let other = EmailAddress(storedText: "eve@example.com", storedKey: "ann@example.com")
        let error = #expect(throws: InvalidValue.self) { try MailMailbox(address: other) }
        #expect(error?.field == "address")
    }

    @Test("T-32: few servers take letters beyond ASCII before the @, so they are refused")
    func unicodeLocalPart() throws {
        let address = try EmailAddress("zoë@example.com", allowsUnicodeLocalPart: true)
        #expect(throws: InvalidValue.self) { try MailMailbox(address: address) }
    }

    @Test("Bodies are bounded, and hold no zero byte")
    func bodies() {
        let long = #expect(throws: InvalidValue.self) {
            try Self.message(text: String(repeating: "x", count: MailMessage.bodyBytesMax + 1))
        }
        #expect(long?.code == "mail_too_long" && long?.field == "text")
        #expect(throws: InvalidValue.self) { try Self.message(text: "a\0b") }
    }
}

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

@Suite("Mail templates")
struct MailTemplateTests {
    @Test("The standard template is one that a host could bring itself, and carries the link (T-37)")
    func standard() throws {
        let welcome = MailTemplate.welcome
        let checked = try MailTemplate(subject: welcome.subject, text: welcome.text, html: welcome.html)
        #expect(checked == welcome)
        let url = "https://app.example.com/sign-in?next=a&b"
        let filled = checked.filled([
            .signInURL: url, .firstName: "Ann", .organization: "Acme", .email: "ann@example.com",
        ])
        #expect(filled.subject == "Welcome to Acme" && filled.text.contains(url))
        #expect(filled.html.contains("href=\"https://app.example.com/sign-in?next=a&amp;b\""))
        #expect(!(filled.text + filled.html).contains("{{"))
    }

    @Test("T-28, T-36: values are escaped in HTML scalar by scalar, and stand as they are in text")
    func escaping() throws {
        let template = try MailTemplate(
            subject: "{{ first_name }}", text: "{{first_name}}", html: "<b>{{first_name}}</b>")
        let filled = template.filled([.firstName: "<\u{301}script>\"'&{{last_name}}"])
        #expect(filled.html == "<b>&lt;\u{301}script&gt;&quot;&#39;&amp;{{last_name}}</b>")
        #expect(filled.text == "<\u{301}script>\"'&{{last_name}}" && filled.subject == filled.text)
    }

    @Test(
        "An unknown placeholder is refused by its name, and the part it is in", arguments: ["subject", "text", "html"])
    func unknown(_ part: String) {
        let bad = "Hello {{ frist_name }}"
        let error = #expect(throws: InvalidValue.self) {
            try MailTemplate(
                subject: part == "subject" ? bad : "s", text: part == "text" ? bad : "t",
                html: part == "html" ? bad : "h")
        }
        #expect(error?.code == "mail_placeholder_unknown" && error?.field == part)
        #expect(error?.message.contains("{{frist_name}}") == true && error?.nextStep.contains("{{first_name}}") == true)
    }

    @Test(
        "A template that can't be read is refused",
        arguments: ["", "  \n", "{{first_name", "a {{ b", "{{}}", "{{first_name}} {{", "{{\u{202E}}}"])
    func malformed(_ text: String) {
        #expect(throws: InvalidValue.self) { try MailTemplate(subject: "s", text: text, html: "h") }
    }

    @Test("A subject has one line, and a part at most 64 KiB")
    func bounds() {
        let lines = #expect(throws: InvalidValue.self) { try MailTemplate(subject: "a\nb", text: "t", html: "h") }
        #expect(lines?.code == "mail_template_malformed" && lines?.field == "subject")
        let long = String(repeating: "x", count: MailTemplate.partBytesMax + 1)
        let error = #expect(throws: InvalidValue.self) { try MailTemplate(subject: "a", text: "t", html: long) }
        #expect(error?.field == "html")
    }
}

@Suite("The pauses between attempts at a mail")
struct MailBackoffTests {
    @Test("F-E4: pauses double from a minute, never pass the bound, and end after ten attempts")
    func doubling() {
        let pauses = (1..<MailBackoff.attemptsMax).map { MailBackoff.pause(afterAttempts: $0, chance: 0.5) }
        #expect(pauses == (0..<9).map { .seconds(60 << $0) })
        #expect(MailBackoff.pause(afterAttempts: MailBackoff.attemptsMax, chance: 0) == nil)
        #expect(MailBackoff.pause(afterAttempts: .max, chance: 0) == nil)
        #expect(MailBackoff.pause(afterAttempts: 0, chance: 0.5) == MailBackoff.pauseMin)
    }

    @Test("Chance spreads a pause by a fifth either way, and no further")
    func chance() {
        #expect(MailBackoff.pause(afterAttempts: 1, chance: 0) == .seconds(48))
        #expect(MailBackoff.pause(afterAttempts: 1, chance: 1) == .seconds(72))
        #expect(MailBackoff.pause(afterAttempts: 1, chance: 7) == .seconds(72))
    }
}

import Foundation
import Workspace

/// Messages for tests.
enum Letter {
    static func make(
        to name: String = "Ann Lee", at address: String = "ann@example.com", subject: String = "Welcome",
        text: String = "Hello\n", html: String = "<p>Hello</p>\n", id: String = "mail-1@example.org"
    ) throws -> MailMessage {
        try MailMessage(
            id: id, date: Date(timeIntervalSince1970: 1_795_262_400),
            from: MailMailbox(name: "Acme", address: EmailAddress("no-reply@example.org")),
            to: MailMailbox(name: name, address: EmailAddress(address)), subject: subject, text: text, html: html)
    }
}

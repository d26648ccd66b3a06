public import Foundation

/// One mail to one person, checked so that none of its parts can add a header, a recipient or a command (T-36).
public struct MailMessage: Hashable, Sendable {
    /// The most that a subject may have, in Unicode scalars.
    public static let subjectLengthMax = 200
    /// The most that each body may have, in bytes: 256 KiB.
    public static let bodyBytesMax = 256 * 1024

    /// The Message-ID without its angle brackets, `left@right`: the same however often it is sent (F-E3).
    public let id: String
    /// When it was written.
    public let date: Date
    /// From whom.
    public let from: MailMailbox
    /// To whom: one person, never more.
    public let to: MailMailbox
    /// Where answers go, unless to the sender.
    public let replyTo: MailMailbox?
    /// The subject.
    public let subject: String
    /// The body as plain text.
    public let text: String
    /// The same as HTML.
    public let html: String

    /// Checks the parts.
    ///
    /// - Throws: `InvalidValue` of rule PROV-5, whose field names the part.
    public init(
        id: String, date: Date, from: MailMailbox, to: MailMailbox, replyTo: MailMailbox? = nil, subject: String,
        text: String, html: String
    ) throws(InvalidValue) {
        guard Self.isMessageID(id) else {
            throw .mail(
                "id", "The Message-ID isn't of the form left@right.", "Report it: it is a mistake in the gateway.")
        }
        self.id = id
        self.date = date
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = try DisplayText.checked(
            subject, as: "subject", code: "mail_subject", rule: "PROV-5", lengthMax: Self.subjectLengthMax,
            field: "subject")
        self.text = try Self.body(text, "text")
        self.html = try Self.body(html, "html")
    }

    private static let idLengthMax = 250

    private static func isMessageID(_ id: String) -> Bool {
        let parts = id.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && id.utf8.count <= idLengthMax
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                    }
            }
    }

    private static func body(_ text: String, _ field: String) throws(InvalidValue) -> String {
        guard text.utf8.count <= bodyBytesMax else {
            throw .mail(
                field, "The mail's \(field) has more than \(bodyBytesMax) bytes.", "Shorten the template.",
                code: "mail_too_long")
        }
        guard !text.utf8.contains(0) else {
            throw .mail(field, "The mail's \(field) holds a zero byte.", "Remove it from the template.")
        }
        return text
    }
}

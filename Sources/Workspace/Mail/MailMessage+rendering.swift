import Foundation

extension MailMessage {
    /// The message as it goes over the wire (RFC 5322, RFC 2045): ASCII, lines of at most 998 bytes that end in CR LF, text and
    /// HTML as alternatives in quoted-printable. Dots at the beginning of lines are the transport's to double.
    public func rendered() -> [UInt8] {
        // `=_` never comes out of quoted-printable: no body can end a part early.
        let boundary = "=_" + id.replacing("@", with: "_").suffix(60)
        var lines = [
            "Date: " + MailDate.text(date),
            MailHeader.mailbox("From", from),
            MailHeader.mailbox("To", to),
        ]
        if let replyTo { lines.append(MailHeader.mailbox("Reply-To", replyTo)) }
        lines += [
            MailHeader.unstructured("Subject", subject),
            "Message-ID: <\(id)>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"",
            "",
        ]
        lines += part("plain", text, boundary) + part("html", html, boundary) + ["--\(boundary)--", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private func part(_ kind: String, _ body: String, _ boundary: String) -> [String] {
        [
            "--\(boundary)",
            "Content-Type: text/\(kind); charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            QuotedPrintable.encode(body),
        ]
    }
}

import ConnectorKit

extension SMTPConfiguration {
    private static let hostLengthMax = 253
    private static let userBytesMax = 320
    private static let passwordBytesMax = 4_096

    /// Checks what goes into the conversation word for word.
    func check() throws(SMTPSetupError) {
        guard Self.isHost(host) else {
            throw SMTPSetupError(
                field: "host",
                description: "The mail server's host has to be a name like smtp.example.com, or an address.")
        }
        guard Self.isHost(localName), !localName.contains(":") else {
            throw SMTPSetupError(field: "localName", description: "What EHLO says has to be a name like example.com.")
        }
        guard (1...65_535).contains(port) else {
            throw SMTPSetupError(field: "port", description: "The mail server's port has to be from 1 to 65535.")
        }
        for (limit, field) in [
            (connectTimeout, "connectTimeout"), (answerTimeout, "answerTimeout"), (totalTimeout, "totalTimeout"),
        ] where limit <= .zero {
            throw SMTPSetupError(field: field, description: "A time limit has to be longer than nothing.")
        }
        try checkSecurity()
    }

    /// `[::1]` in a URL.
    var urlHost: String { host.contains(":") ? "[\(host)]" : host }

    private func checkSecurity() throws(SMTPSetupError) {
        if security == .plain {
            guard Self.isLoopback(host) else {
                throw SMTPSetupError(
                    field: "security",
                    description: "Mail without TLS goes to localhost, 127.0.0.1 or ::1 alone. Use starttls or tls.")
            }
            guard login == nil else {
                throw SMTPSetupError(
                    field: "login", description: "A password isn't sent without TLS. Use starttls or tls, or no login.")
            }
        }
        guard let login else { return }
        guard Self.isPlain(login.user, bytesMax: Self.userBytesMax), !login.user.isEmpty,
            Self.isPlain(login.password.reveal(), bytesMax: Self.passwordBytesMax), !login.password.isEmpty
        else {
            throw SMTPSetupError(
                field: "login", description: "User and password of the mail server must not be empty or hold controls.")
        }
    }

    private static func isHost(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= hostLengthMax && text.first != "-" && text.first != "."
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
            }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1"
            || (host.hasPrefix("127.")
                && host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
    }

    private static func isPlain(_ text: String, bytesMax: Int) -> Bool {
        text.utf8.count <= bytesMax && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}

extension Duration {
    /// Whole milliseconds, at least one.
    var milliseconds: Int { max(1, Int(self / .milliseconds(1))) }
    /// Whole seconds, at least one.
    var wholeSeconds: Int { max(1, Int((self / .seconds(1)).rounded(.up))) }
}

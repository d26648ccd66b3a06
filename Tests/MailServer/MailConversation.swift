/// One client's conversation with a server (RFC 5321), as far as a client that submits mail goes.
final class MailConversation {
    private let wire: MailWire
    private let plan: MailServerPlan
    private let number: Int
    private let journal: SharedJournal
    private var sender = ""
    private var recipients: [String] = []
    private var user: String?

    init(_ wire: MailWire, _ plan: MailServerPlan, _ number: Int, _ journal: SharedJournal) {
        (self.wire, self.plan, self.number, self.journal) = (wire, plan, number, journal)
    }

    /// Holds it to its end.
    func hold() {
        if plan.isTLSFromTheStart, !wire.startTLS() { return }
        guard answer(.greeting, "220 mail.test ready") else { return }
        while let bytes = wire.line() {
            let line = String(decoding: bytes, as: UTF8.self)
            journal.change { $0.lines.append(line) }
            guard serve(line) else { return }
        }
    }

    /// `false` ends the conversation.
    private func serve(_ line: String) -> Bool {
        let verb = line.prefix { $0 != " " && $0 != ":" }.uppercased()
        switch verb {
        case "EHLO", "HELO": return hello()
        case "STARTTLS": return answer(.startTLS, "220 go ahead") && wire.startTLS()
        case "AUTH": return login(line)
        case "MAIL":
            (sender, recipients) = (String(line.dropFirst("MAIL FROM:".count)), [])
            return answer(.sender, isLocked ? "530 5.7.0 Authentication required" : "250 2.1.0 Sender ok")
        case "RCPT":
            recipients.append(String(line.dropFirst("RCPT TO:".count)))
            return answer(.recipient, "250 2.1.5 Recipient ok")
        case "DATA": return content()
        case "QUIT":
            _ = answer(.quit, "221 2.0.0 Bye")
            return false
        default:
            wire.write("500 5.5.1 \(verb)?")
            return true
        }
    }

    private var isLocked: Bool { !plan.passwords.isEmpty && user == nil }

    private func hello() -> Bool {
        var words = ["mail.test", "SIZE 10485760", "ENHANCEDSTATUSCODES"]
        if plan.offersStartTLS, !wire.isEncrypted { words.append("STARTTLS") }
        if !plan.passwords.isEmpty, wire.isEncrypted { words.append("AUTH PLAIN LOGIN") }
        let lines = words.enumerated().map { "250\($0 == words.count - 1 ? " " : "-")\($1)" }
        return answer(.hello, lines.joined(separator: "\r\n"))
    }

    /// AUTH PLAIN (RFC 4616): a name and a password between zero bytes, in base64.
    private func login(_ line: String) -> Bool {
        var coded = line.split(separator: " ").dropFirst(2).first.map(String.init)
        if coded == nil {
            wire.write("334 ")
            coded = wire.line().map { String(decoding: $0, as: UTF8.self) }
        }
        let parts = Base64.decode(coded ?? "").split(separator: 0, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let isKnown = parts.count == 3 && plan.passwords[parts[1]] == parts[2]
        if isKnown { user = parts[1] }
        return answer(.login, isKnown ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong name or password")
    }

    private func content() -> Bool {
        guard answer(.content, "354 Go on, end with a dot") else { return false }
        guard case .proceed = plan.act(.content, number) else { return true }
        guard let bytes = wire.message() else { return false }
        let mail = ReceivedMail(
            sender: sender, recipients: recipients, bytes: bytes, user: user, isEncrypted: wire.isEncrypted)
        journal.change { $0.mails.append(mail) }
        return answer(.end, "250 2.0.0 Queued")
    }

    private func answer(_ stage: MailStage, _ usual: String) -> Bool {
        switch plan.act(stage, number) {
        case .proceed: wire.write(usual)
        case .say(let line): wire.write(line)
        case .drop: return false
        case .stall:
            wire.stall()
            return false
        }
        return true
    }
}

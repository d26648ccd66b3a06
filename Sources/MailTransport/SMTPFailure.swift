import CCurl
import CurlTransport
import Workspace

/// What is known of a conversation that failed, and the pure mapping from that to a `MailFailure`.
struct SMTPFailure {
    /// How far it had come.
    enum Progress: Sendable, Hashable {
        /// The server can't have taken the message.
        case underWay
        /// All of it was handed over, and the server hasn't answered to it.
        case handedOver
        /// The server has answered to it.
        case answered
    }

    /// What libcurl and the server told.
    struct Facts: Sendable, Hashable {
        var code: UInt32
        var status = 0
        var verifyResult = 0
        /// libcurl's text, which is read but never shown.
        var text = ""
        /// The server's last line with that status.
        var lastLine = ""
        /// Whether it had taken our EHLO.
        var isGreeted = true
        var progress = Progress.underWay
        var isAddressRefused = false
    }

    static let noThread = MailFailure(.temporary, "The system gave no thread to send the mail.")
    static let noHandle = MailFailure(.temporary, "libcurl gave no handle to send the mail.")

    private let facts: Facts

    init(_ facts: Facts) {
        self.facts = facts
    }

    /// What the caller sees.
    var mail: MailFailure {
        if facts.progress == .handedOver {
            return MailFailure(
                .outcomeUnknown,
                "The mail was handed over, and the mail server's answer didn't come: it may have been sent.")
        }
        if facts.isAddressRefused {
            return MailFailure(
                .unconfigured, "The mail server's address isn't on this machine: without TLS, no other is spoken to.")
        }
        let code = CURLcode(facts.code)
        if code == CURLE_LOGIN_DENIED { return login }
        if code == CURLE_USE_SSL_FAILED { return noTLS }
        if let refusal = TLSRefusal(code: facts.code, verifyResult: facts.verifyResult, text: facts.text) {
            return MailFailure(.unconfigured, "The mail server was refused: \(sentence(refusal))")
        }
        return facts.status >= 400 ? answered : unreachable(code)
    }

    private func sentence(_ refusal: TLSRefusal) -> String {
        refusal == .other ? "the TLS handshake failed. Check its host, port and security." : refusal.sentence
    }

    private var login: MailFailure {
        // 4xx here is the server's passing trouble (RFC 4954 §4.7.3), not a wrong password.
        let isPassing = (400...499).contains(facts.status)
        return made(
            isPassing ? .temporary : .unconfigured,
            isPassing
                ? "The mail server can't check the login just now."
                : "The mail server refuses the login. Check the user and the password's file.")
    }

    private var noTLS: MailFailure {
        made(
            .unconfigured,
            "The mail server offers no STARTTLS, and mail isn't sent without TLS. If the server speaks TLS from the first byte, "
                + "set its security to tls.")
    }

    private var answered: MailFailure {
        let said = SMTPAnswer.text(of: facts.lastLine)
        let words = said.isEmpty ? "." : ": \(said)"
        // These are about us, not about the mail.
        if [530, 534, 535, 538].contains(facts.status) {
            return made(.unconfigured, "The mail server asks for a login, or for another one\(words)")
        }
        guard facts.isGreeted else {
            return made(.temporary, "The mail server doesn't take anything from here just now\(words)")
        }
        return facts.status < 500
            ? made(.temporary, "The mail server puts the mail off\(words)")
            : made(.permanent, "The mail server refuses the mail\(words)")
    }

    private func unreachable(_ code: CURLcode) -> MailFailure {
        let message =
            switch code {
            case CURLE_COULDNT_RESOLVE_HOST: "The mail server's name isn't known. Check its host."
            case CURLE_COULDNT_CONNECT: "The mail server can't be reached. Check its host and port."
            case CURLE_OPERATION_TIMEDOUT: "The mail server didn't answer in time."
            case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
                "What answers there doesn't speak SMTP as expected. Check host, port and security."
            default: "The connection to the mail server broke (libcurl's code \(facts.code))."
            }
        return MailFailure(.temporary, message)
    }

    private func made(_ kind: MailFailure.Kind, _ message: String) -> MailFailure {
        MailFailure(
            kind, message, smtpStatus: facts.status >= 400 ? facts.status : nil,
            enhancedCode: SMTPAnswer.enhancedCode(in: facts.lastLine))
    }
}

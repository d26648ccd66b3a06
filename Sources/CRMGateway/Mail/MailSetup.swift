public import Foundation
public import Workspace

/// How this deployment sends mail: by what, from whom, and what the mail says.
public struct MailSetup: Sendable {
    /// What hands a mail to a server, usually `SMTPSender` of the module MailTransport.
    public let sender: any MailSender
    /// From whom.
    public let from: MailMailbox
    /// Where answers go, unless to the sender.
    public let replyTo: MailMailbox?
    /// Where people sign in: what `{{sign_in_url}}` becomes. It holds no secret (T-37).
    public let signInURL: URL
    /// The welcome mail.
    public let welcome: MailTemplate

    /// Decides.
    ///
    /// - Parameter signInURL: `https`, with a host and without a user or password in it.
    /// - Throws: `GatewayError` `mail_sign_in_url_invalid`.
    public init(
        sender: any MailSender, from: MailMailbox, replyTo: MailMailbox? = nil, signInURL: URL,
        welcome: MailTemplate = .welcome
    ) throws(GatewayError) {
        guard signInURL.scheme?.lowercased() == "https", signInURL.host()?.isEmpty == false, signInURL.user() == nil,
            signInURL.password() == nil, signInURL.absoluteString.utf8.count <= Self.urlBytesMax,
            signInURL.absoluteString.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw GatewayError(
                code: "mail_sign_in_url_invalid", rule: "T-37",
                message: "The address where people sign in has to be an https URL without a user or password in it.",
                nextStep: "Give one like https://app.example.com/sign-in.", field: "signInURL")
        }
        self.sender = sender
        self.from = from
        self.replyTo = replyTo
        self.signInURL = signInURL
        self.welcome = welcome
    }

    /// The longest sign-in URL, in bytes: an HTML mail's lines stay short with it.
    private static let urlBytesMax = 2_000

    /// The welcome mail to somebody, from the account as it is now.
    ///
    /// - Throws: `InvalidValue` for what can't stand in a mail.
    func message(
        to user: User, of organization: String, id: String, at date: Date
    ) throws(InvalidValue) -> MailMessage {
        let parts = welcome.filled([
            .firstName: user.name.first, .lastName: user.name.last, .email: user.email.text,
            .organization: organization, .signInURL: signInURL.absoluteString,
        ])
        return try MailMessage(
            id: id, date: date, from: from, to: try MailMailbox(name: user.name.description, address: user.email),
            replyTo: replyTo, subject: parts.subject, text: parts.text, html: parts.html)
    }
}

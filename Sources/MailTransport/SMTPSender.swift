import CurlTransport
public import Workspace

/// Sends mails by SMTP, through libcurl: each over a connection of its own, on a thread of its own.
///
/// ```swift
/// let sender = try SMTPSender(
///     SMTPConfiguration(host: "smtp.example.com", login: .init(user: "gateway", password: password)))
/// ```
///
/// TLS is required, 1.2 at least, and the certificate checked (SEC-5, T-08). No proxy, no `.netrc`, and nothing else of the
/// environment has a say. Cancelling the task doesn't break off a mail that is on its way.
public final class SMTPSender: MailSender {
    private let configuration: SMTPConfiguration
    private let authorities: TrustedAuthorities

    /// Checks the configuration, and reads the extra authorities.
    ///
    /// - Throws: ``SMTPSetupError``.
    public init(_ configuration: SMTPConfiguration) throws(SMTPSetupError) {
        try configuration.check()
        guard CurlGlobal.isReady else { throw SMTPSetupError(field: "", description: "libcurl can't be used.") }
        self.configuration = configuration
        do {
            self.authorities = try TrustedAuthorities(configuration.extraAuthorities)
        } catch {
            throw SMTPSetupError(field: "extraAuthorities", description: error.description)
        }
    }

    /// Sends one message; it ends within the configured time limit.
    public func send(_ message: MailMessage) async throws(MailFailure) {
        let bytes = message.rendered()
        guard bytes.count <= configuration.messageBytesMax else {
            throw MailFailure(
                .permanent,
                "The mail has \(bytes.count) bytes, and may have \(configuration.messageBytesMax). Shorten the template."
            )
        }
        let (configuration, authorities) = (configuration, authorities)
        let outcome: Result<Void, MailFailure> = await withCheckedContinuation { continuation in
            let isStarted = LoopThread.start {
                let exchange = SMTPExchange(message, bytes, configuration, authorities)
                let outcome = exchange?.run() ?? .failure(SMTPFailure.noHandle)
                continuation.resume(returning: outcome)
            }
            if !isStarted { continuation.resume(returning: .failure(SMTPFailure.noThread)) }
        }
        try outcome.get()
    }
}

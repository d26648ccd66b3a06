/// How a server is to behave.
public struct MailServerPlan: Sendable {
    /// Whether EHLO offers STARTTLS.
    public var offersStartTLS = true
    /// Whether TLS begins with the first byte.
    public var isTLSFromTheStart = false
    /// The folder with `server.pem` and `server.key`; without, there is no TLS.
    public var certificateFolder: String?
    /// Who may log in, by name; empty: nobody is asked.
    public var passwords: [String: String] = [:]
    /// The newest TLS that is spoken, as OpenSSL numbers it; 0 for all.
    public var protocolMax: Int32 = 0
    /// What is done at a stage of a connection, counted from 1.
    public var act: @Sendable (MailStage, Int) -> MailAct = { _, _ in .proceed }

    /// A server that does everything right.
    public init(certificateFolder: String? = nil) {
        self.certificateFolder = certificateFolder
    }
}

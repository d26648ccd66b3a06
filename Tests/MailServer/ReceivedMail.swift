/// A message that a server was handed.
public struct ReceivedMail: Sendable, Hashable {
    /// What MAIL FROM said, with its parameters.
    public let sender: String
    /// What each RCPT TO said.
    public let recipients: [String]
    /// The message with its dots undone.
    public let bytes: [UInt8]
    /// Who had logged in.
    public let user: String?
    /// Whether TLS was on.
    public let isEncrypted: Bool
}

/// Where a conversation stands when the server is about to answer.
public enum MailStage: String, Sendable, Hashable, CaseIterable {
    /// Before the first word.
    case greeting
    /// After EHLO.
    case hello
    /// After STARTTLS.
    case startTLS
    /// After what a login sent.
    case login
    /// After MAIL FROM.
    case sender
    /// After RCPT TO.
    case recipient
    /// After DATA.
    case content
    /// After the final dot: the message is recorded before this.
    case end
    /// After QUIT.
    case quit
}

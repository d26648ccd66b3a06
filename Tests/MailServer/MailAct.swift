/// What a server does at a stage.
public enum MailAct: Sendable, Hashable {
    /// What a good server does.
    case proceed
    /// Says this line instead.
    case say(String)
    /// Says nothing, until the client goes away.
    case stall
    /// Closes the connection.
    case drop
}

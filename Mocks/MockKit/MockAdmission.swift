/// Whether a vendor's mock lets a request through to its handler.
public enum MockAdmission: Sendable {
    /// Let through; `nil` where the operation needs nobody, such as a token exchange.
    case admitted(MockActor?)
    /// Refused: bad token, missing scope, limit reached.
    case refused(MockResponse, actor: MockActor?)
}

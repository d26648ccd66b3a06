/// Whom a request acts as.
public struct MockActor: Sendable, Equatable {
    /// A name that is safe to print: never the token itself.
    public let name: String
    /// The scopes granted.
    public let scopes: Set<String>
    /// The vendor's own word for the kind of token, such as `oauth` or `static`.
    public let tokenKind: String
    /// The vendor's id of the user behind the token; `nil` where there is none.
    public let userID: String?

    /// Makes an actor.
    public init(name: String, scopes: Set<String>, tokenKind: String, userID: String? = nil) {
        self.name = name
        self.scopes = scopes
        self.tokenKind = tokenKind
        self.userID = userID
    }
}

public import ConnectorKit

/// Credentials in use: what places and signs requests, and which generation of the grant it comes from.
public struct AuthorizedSession: Sendable {
    /// Grows with each token pair that is stored for the grant.
    public let generation: Int
    /// Adds the credentials.
    public let authorizer: any Authorizer

    /// Holds a session.
    public init(generation: Int, authorizer: any Authorizer) {
        self.generation = generation
        self.authorizer = authorizer
    }
}

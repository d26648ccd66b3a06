public import ConnectorKit

/// One authorizer that never changes: for the first look at credentials that aren't stored yet.
public struct FixedTokenSource: TokenSource {
    private let session: AuthorizedSession

    /// Hands out this authorizer.
    public init(_ authorizer: any Authorizer) {
        self.session = AuthorizedSession(generation: 0, authorizer: authorizer)
    }

    /// The authorizer, as generation 0.
    public func current() async throws(ConnectorError) -> AuthorizedSession {
        session
    }

    /// The same: there is nothing newer.
    public func renewed(after session: AuthorizedSession) async throws(ConnectorError) -> AuthorizedSession {
        session
    }
}

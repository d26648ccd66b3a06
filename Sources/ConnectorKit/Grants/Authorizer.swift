/// Turns a connector's request into one that may leave: origin placed, credentials added.
public protocol Authorizer: Sendable {
    /// The request with the account's origin and the access token.
    ///
    /// - Throws: `.unauthenticated` when there is no access token.
    func authorize(_ request: HTTPRequest) throws(ConnectorError) -> HTTPRequest
}

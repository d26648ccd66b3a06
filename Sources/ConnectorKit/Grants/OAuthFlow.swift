public import Foundation

/// A vendor's OAuth endpoints. Pure: it makes requests and reads answers, and sends nothing.
///
/// `override` is the origin that replaces the vendor's own where the operator configured one (a mock).
public protocol OAuthFlow: Sendable {
    /// Where to send the browser.
    ///
    /// - Parameter challenge: the PKCE S256 challenge, or `nil` where the vendor has no PKCE.
    func authorizationURL(
        app: OAuthApp, state: String, challenge: String?, override: Origin?
    ) -> String

    /// Exchanges a code for tokens. The request is not safe to repeat.
    func exchangeRequest(
        app: OAuthApp, callback: AuthorizationCallback, verifier: Secret?, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest

    /// Fetches the next access token, or `nil` where these credentials can't be refreshed.
    func refreshRequest(
        app: OAuthApp?, credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest?

    /// Reads the answer of the exchange or the refresh; `previous` are the credentials that were refreshed.
    ///
    /// - Throws: `.malformed` when it isn't a token answer. Refusals are found by the connector's `failure(in:to:)`:
    ///   `.unauthenticated` when the grant is dead, `.invalid` when the app's configuration is at fault.
    func credentials(
        from response: HTTPResponse, previous: Credentials?, at now: Date
    ) throws(ConnectorError) -> Credentials

    /// Ends the grant at the vendor, or `nil` where there is nothing to call.
    func revokeRequest(
        app: OAuthApp?, credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest?
}

public import Foundation

/// A vendor's OAuth endpoints. Pure: it makes requests and reads answers, and sends nothing.
///
/// `override` is the origin that replaces the vendor's own where the operator configured one (a mock).
public protocol OAuthFlow: Sendable {
    /// Whether the vendor signs people in at several places, so that ``OAuthApp/signIn`` chooses one; `false` unless a
    /// connector says otherwise.
    var takesSignIn: Bool { get }

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
    ///
    /// - Parameter now: the moment of the request, for vendors whose requests carry one (a signed assertion).
    func refreshRequest(
        app: OAuthApp?, credentials: Credentials, at now: Date, override: Origin?
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

    /// Makes credentials of what a person entered for a way without a browser; no token has been fetched yet.
    ///
    /// - Parameters:
    ///   - method: the way, one of the descriptor's with ``AuthenticationMethod/inputs``.
    ///   - inputs: what was entered, by ``CredentialInput/name``; the core has checked that what is required is there.
    ///   - app: the app that the credentials belong to.
    /// - Throws: `.invalid` that names the input at fault, and never its value.
    func credentials(
        by method: AuthenticationMethod.Kind, inputs: [String: Secret], app: OAuthApp?, at now: Date
    ) throws(ConnectorError) -> Credentials

    /// The same app's credentials for another CRM user, without a token yet; `nil` where the vendor has no such way.
    ///
    /// - Parameter login: the name that this user signs in with (``CRMOwner/login``).
    func credentials(_ credentials: Credentials, actingAs login: String) -> Credentials?
}

extension OAuthFlow {
    /// A vendor with one place.
    public var takesSignIn: Bool { false }

    /// A vendor without such ways.
    public func credentials(
        by method: AuthenticationMethod.Kind, inputs: [String: Secret], app: OAuthApp?, at now: Date
    ) throws(ConnectorError) -> Credentials {
        throw ConnectorError(
            .unsupported, operation: "core.credentials", message: "this CRM can't be connected by \(method.rawValue)")
    }

    /// A vendor whose apps act for nobody but who connected them.
    public func credentials(_ credentials: Credentials, actingAs login: String) -> Credentials? { nil }
}

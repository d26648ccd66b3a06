public import ConnectorKit

/// Hands out a grant's credentials.
///
/// It is asked for each attempt, so a key that was ended meanwhile is refused here (T-19).
public protocol TokenSource: Sendable {
    /// The credentials to use now.
    ///
    /// - Throws: `.forbidden` when the key may no longer be used, `.unauthenticated` when the grant is dead.
    func current() async throws(ConnectorError) -> AuthorizedSession

    /// Newer credentials than these, which the CRM refused.
    ///
    /// Single-flight: however many callers ask, one refresh is sent, and all get its result. A source that has
    /// nothing newer, and no way to get it, returns the session it was given.
    func renewed(after session: AuthorizedSession) async throws(ConnectorError) -> AuthorizedSession
}

/// What the transport does about the hazards of libcurl 7.88.1, each of which was reproduced.
///
/// A test can turn one off, and so show that it is what prevents the harm.
struct CurlRemedies: Sendable {
    /// A request that must not repeat is never sent a second time when its reused connection breaks (T-14).
    var isResendPrevented = true
    /// Ending a transfer during name resolution doesn't wait for the resolver's thread.
    var isResolverAbandoned = true
    /// HTTP/2 is spoken over TLS alone: without TLS, reuse of a connection fails.
    var isHTTP2OverTLSOnly = true
}

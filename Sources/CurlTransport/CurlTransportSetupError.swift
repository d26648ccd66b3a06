/// Why a ``CurlTransport`` could not be made: what in its configuration is wrong, and how to mend it.
public struct CurlTransportSetupError: Error, Sendable, CustomStringConvertible {
    /// A sentence for people.
    public let description: String
}

public import ConnectorKit

/// Strikes one exchange's secrets out of whatever is to be kept or shown of it (SEC-2, T-11). Pure.
///
/// It knows the secrets that the request says it carries, the credentials in its headers, and the values of parameters
/// and members that go by a secret's name; it finds them as they are, percent-encoded, JSON-escaped, and within base64.
/// Beyond that: unknown headers are struck out whole, and of an answer with `showableFields` only those stay.
public struct Redaction: Sendable {
    /// Values of secret-named fields shorter than this, in bytes, are struck out in place, but not searched for elsewhere.
    static let foundBytesMin = 8

    private let matcher: SecretMatcher
    let showable: Set<String>?

    /// Knows what a request holds.
    public init(of request: HTTPRequest) {
        var secrets = request.secrets.map { $0.reveal() }
        secrets += RequestSecrets.inHeaders(request.headers)
        secrets += RequestSecrets.inParameters(request)
        self.init(texts: secrets, showable: request.showableFields)
    }

    /// Knows these secrets alone.
    public init(secrets: [Secret], showableFields: Set<String>? = nil) {
        self.init(texts: secrets.map { $0.reveal() }, showable: showableFields)
    }

    private init(texts: [String], showable: Set<String>?) {
        self.matcher = SecretMatcher(texts)
        self.showable = showable
    }

    /// A text without the secrets.
    public func text(_ text: String) -> String {
        matcher.strike(text)
    }

    /// Bytes of a text without the secrets.
    public func bytes(_ bytes: [UInt8]) -> [UInt8] {
        matcher.strike(bytes)
    }

    /// An error whose words don't repeat the secrets.
    public func error(_ error: ConnectorError) -> ConnectorError {
        var safe = error
        safe.message = text(error.message)
        safe.vendor = error.vendor.map {
            VendorFailure(
                status: $0.status, code: $0.code.map(text), requestID: $0.requestID.map(text),
                message: $0.message.map(text))
        }
        return safe
    }
}

/// What the vendor's redirect brought back, state already checked.
public struct AuthorizationCallback: Sendable {
    /// The one-time code.
    public let code: Secret
    /// The other query parameters (a data centre, say); untrusted.
    public let parameters: [String: String]

    /// Holds a callback.
    public init(code: Secret, parameters: [String: String] = [:]) {
        self.code = code
        self.parameters = parameters
    }
}

extension Credentials {
    /// The refresh token of a browser's grant; `nil` for other grants, and where there is none.
    public var renewal: Secret? {
        guard method == .authorizationCode, let refreshToken, !refreshToken.isEmpty else { return nil }
        return refreshToken
    }

    /// Refuses a grant that a vendor doesn't have, and an access token that no header can carry (T-27).
    ///
    /// - Parameters:
    ///   - vendor: The vendor, as people know it.
    ///   - methods: The kinds of grant that it has.
    ///   - token: What the token is to the one who reads the error, with what mends it.
    /// - Throws: `.invalid`.
    public func check(
        for vendor: String, methods: Set<AuthenticationMethod.Kind>, token: String, _ operation: OperationName
    ) throws(ConnectorError) {
        guard methods.contains(method) else {
            throw ConnectorError(
                .invalid, operation: operation,
                message: "\(vendor) has no grants of the kind \(method.rawValue); connect it again.")
        }
        if let accessToken, !VendorWord.isCarriable(accessToken.reveal()) {
            throw ConnectorError(.invalid, operation: operation, message: token)
        }
    }
}

import ConnectorKit

/// Where an app may sign people in: at the vendor's own hosts, or at what the operator put in their place (T-09). Pure.
enum SignInRule {
    /// What is to be kept must have an effect, too.
    ///
    /// - Throws: `GatewayError` `sign_in_refused`.
    static func requireUse(_ origin: Origin, by connector: any CRMConnector.Type, override: Origin?)
        throws(GatewayError)
    {
        guard connector.oauth?.takesSignIn == true else {
            throw GatewayError(
                code: "sign_in_refused",
                message: "\(connector.descriptor.id) signs everybody in at one place: \(origin) would have no effect.",
                nextStep: "Name none.")
        }
        try require(origin, of: connector.descriptor, override: override)
    }

    /// - Throws: `GatewayError` `sign_in_refused`.
    static func require(_ origin: Origin, of descriptor: ConnectorDescriptor, override: Origin?) throws(GatewayError) {
        if origin == override { return }
        guard origin.scheme == .https, origin.port == nil, descriptor.owns(host: origin.host) else {
            throw .signInRefused(origin, descriptor.id)
        }
    }
}

extension GatewayError {
    fileprivate static func signInRefused(_ origin: Origin, _ crm: CRMID) -> GatewayError {
        GatewayError(
            code: "sign_in_refused",
            message: "\(origin) is no place where \(crm) signs people in: a client secret would go to it.",
            nextStep: "Name an https host of \(crm) without a port, or none for the usual one.")
    }
}

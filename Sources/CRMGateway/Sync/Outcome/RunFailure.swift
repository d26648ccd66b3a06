/// Why a run stopped before it was done.
public struct RunFailure: Hashable, Sendable, Codable {
    /// The stable code.
    public let code: String
    /// The rule that stopped it, where one did.
    public let rule: String?
    /// A sentence for people.
    public let message: String
    /// What to do next.
    public let nextStep: String?

    /// Takes an error of the gateway.
    public init(_ error: GatewayError) {
        self.code = error.code
        self.rule = error.rule
        self.message = error.message
        self.nextStep = error.nextStep
    }
}

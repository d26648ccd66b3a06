extension GatewayError {
    /// A verification that broke off before it had found anything.
    static let reportMissing = GatewayError(
        code: "report_missing", message: "That verification has no report: it hasn't begun, or broke off.",
        nextStep: "Look at the run with `crm-gateway runs show`, and verify again.")
}

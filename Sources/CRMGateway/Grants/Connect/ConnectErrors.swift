import ConnectorKit

extension GatewayError {
    static let connectDeclined = GatewayError(
        code: "connect_declined", message: "The account shown was not confirmed; nothing was stored.",
        nextStep: "Connect again with the right CRM user.")

    static let tokenEmpty = GatewayError(
        code: "token_empty", message: "The token is empty, or holds spaces or line breaks.",
        nextStep: "Copy the whole token, and nothing else.")

    /// One error for a state that is wrong, another's, used or too late: which it was helps only an attacker (T-38).
    static let stateInvalid = GatewayError(
        code: "connect_state_invalid", rule: "ACC-1",
        message: "This callback fits no connect that is under way for this actor.",
        nextStep: "Begin the connect again, and finish it in the same session within its time.")

    static let callbackIncomplete = GatewayError(
        code: "connect_callback_incomplete", message: "The callback holds no code.",
        nextStep: "Hand over all query parameters of the redirect.")

    static func vendorDeclined(_ word: String) -> GatewayError {
        let isPlain = word.utf8.count <= 64 && word.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 }
        return GatewayError(
            code: "connect_refused", message: "The CRM answered \"\(isPlain ? word : "error")\" instead of a code.",
            nextStep: "Begin again, and accept what the CRM's page asks.")
    }

    static func methodUnsupported(_ crm: CRMID, _ kind: AuthenticationMethod.Kind) -> GatewayError {
        GatewayError(
            code: "method_unsupported", message: "\(crm) can't be connected by \(kind.rawValue).",
            nextStep: "See the CRM's ways to connect in its documentation page.")
    }

    static func appMissing(_ crm: CRMID) -> GatewayError {
        GatewayError(
            code: "oauth_app_missing", message: "No OAuth app is configured for \(crm).",
            nextStep: "Configure the deployment's app, or set one for the organization.")
    }
}

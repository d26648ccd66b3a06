import ConnectorKit
import Workspace

extension GatewayError {
    static let grantErased = GatewayError(
        code: "grant_erased", message: "The grant's credentials were erased.", nextStep: "Connect the CRM anew.")

    static let grantNotFound = GatewayError(
        code: "grant_not_found", rule: "ACC-4", message: "There is no such grant in this organization.",
        nextStep: "List the keys to see which grants there are.")

    static func keyMissing(_ crm: CRMID) -> GatewayError {
        GatewayError(
            code: "key_missing", message: "The user has no key for \(crm).",
            nextStep: "Connect \(crm), or let an admin run Sync CRM.")
    }

    static func keyForged(_ crm: CRMID) -> GatewayError {
        GatewayError(
            code: "key_tag_mismatch", rule: "SEC-1",
            message: "The user's key for \(crm) isn't as the gateway wrote it: its row was changed or moved.",
            nextStep: "Find out who changed the database; then disconnect the key and connect or sync again.")
    }

    static func unsupportedCRM(_ crm: CRMID, known: [CRMID]) -> GatewayError {
        GatewayError(
            code: "crm_unsupported", message: "\"\(crm.rawValue.prefix(64))\" is no CRM of this gateway.",
            nextStep: "Name one of: \(known.map(\.rawValue).joined(separator: ", ")).")
    }
}

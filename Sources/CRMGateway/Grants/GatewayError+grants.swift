import ConnectorKit
import Foundation
import Vault
import Workspace

extension GatewayError {
    static let grantErased = GatewayError(
        code: "grant_erased", message: "The grant's credentials were erased.", nextStep: "Connect the CRM anew.")

    static let grantNotFound = GatewayError(
        code: "grant_not_found", rule: "ACC-4", message: "There is no such grant in this organization.",
        nextStep: "List the keys to see which grants there are.")

    static let userNotFound = GatewayError(Refusal.userNotFound)

    static let spectatorKey = GatewayError(
        code: "spectator_key", rule: "ACC-7", message: "A spectator has no CRM keys.",
        nextStep: "Convert the seat to standard first.")

    static let notOwnKey = GatewayError(
        code: "not_own_key", rule: "ACC-1", message: "A key is used by its user, or by the host's scheduled work.",
        nextStep: "Name the user themselves as the actor.")

    static func keyMissing(_ crm: CRMID) -> GatewayError {
        GatewayError(
            code: "key_missing", message: "The user has no key for \(crm).",
            nextStep: "Connect \(crm), or let an admin run Sync CRM.")
    }

    static func keyEnded(_ crm: CRMID) -> GatewayError {
        GatewayError(
            code: "key_ended", rule: "SYNC-13", message: "The key for \(crm) that this handle was made for has ended.",
            nextStep: "Ask for a new connection; if there is none, connect \(crm) again.")
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

    /// Brings what the vault, connectors and grants throw into the one form of the library's calls.
    init(grants error: any Error) {
        switch error {
        case let error as VaultError:
            self.init(code: error.kind.rawValue, rule: "SEC-1", message: error.reason, nextStep: error.fix)
        case let error as ConnectorError:
            self.init(code: error.kind.rawValue, message: error.description, nextStep: error.nextStep)
        case GrantTrouble.suspect: self = .restoredMode
        case let error as GrantTrouble: self.init(grants: error.connectorError(at: nil))
        default: self.init(reading: error)
        }
    }
}

extension ConnectorError {
    /// What a person can do about it.
    fileprivate var nextStep: String {
        switch kind {
        case .unauthenticated: "Check the token, or connect the CRM anew."
        case .forbidden: "Check the scopes and the CRM user's rights."
        case .invalid: "Check the app's client id, secret and redirect, and the allowed hosts."
        case .rateLimited, .quotaExhausted: "Try again later."
        case .outcomeUnknown: "Begin again: whether the CRM acted isn't known."
        case .malformed, .tooLarge: "Report it: the CRM's answer isn't what it documents."
        default: "Try again; if it lasts, check the network and the CRM's status page."
        }
    }
}

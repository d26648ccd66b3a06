import ConnectorKit
import SQLStore
import Vault
import Workspace

extension GatewayError {
    /// Brings what rules, values and the store throw into the one form that the library's calls throw.
    init(reading error: any Error) {
        switch error {
        case let error as GatewayError: self = error
        case let refusal as Refusal: self.init(refusal)
        case let invalid as InvalidValue:
            self.init(
                code: invalid.code, rule: invalid.rule, message: invalid.message, nextStep: invalid.nextStep,
                field: invalid.field)
        case let invalid as InvalidSettings: self.init(invalid.first, of: invalid.issues.count)
        case let store as StoreError:
            self.init(code: store.kind.rawValue, message: store.message, nextStep: store.nextStep)
        case let vault as VaultError:
            self.init(code: vault.kind.rawValue, message: vault.reason, nextStep: vault.fix)
        case let connector as ConnectorError:
            self.init(code: connector.kind.rawValue, message: connector.description)
        case is CancellationError:
            self.init(code: "cancelled", message: "The call was cancelled before it took effect.")
        default:
            // Kind only: what an unknown error says of itself isn't known to be free of secrets.
            self.init(code: "internal", message: "The call failed: \(type(of: error)).", nextStep: "Report it.")
        }
    }
}

extension StoreError {
    fileprivate var nextStep: String {
        switch kind {
        case .busy: "Try again; if it lasts, look for a process that holds the database."
        case .constraint: "Read again what is there and repeat the call: somebody changed it meanwhile."
        case .unavailable: "Check the disk's room and the database's rights."
        case .unreadable: "Check that the database is the gateway's, and that this program isn't older than it."
        case .statement: "Report it: it is a mistake in the gateway."
        }
    }
}

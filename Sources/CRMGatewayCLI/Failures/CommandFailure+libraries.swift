import CRMGateway
import ConnectorKit
import CurlTransport
import SQLStore
import TransportLayers
import Vault
import Workspace

extension CommandFailure {
    /// Errors that come from below the library: opening the store, the vault, a recording.
    init(libraryError error: any Error) {
        switch error {
        case let error as VaultError: self.init(vault: error)
        case let error as StoreError: self.init(store: error)
        case let error as CurlTransportSetupError:
            self.init(
                .unavailable, code: "transport_setup", error.description,
                nextStep: "Check the setting extra_authority_files, and that libcurl is installed.")
        case let error as FileExchangeRecorder.OpeningFailure:
            self.init(.usage, code: "record_unwritable", error.description, nextStep: "Give --record another file.")
        case let error as InvalidValue:
            self.init(
                .refused, code: error.code, rule: error.rule, error.message, nextStep: error.nextStep,
                field: error.field)
        case is CancellationError:
            self.init(.unavailable, code: "cancelled", "The command was stopped.", nextStep: "Start it again.")
        default:
            // The kind alone: what an unknown error says of itself isn't known to be free of secrets.
            self.init(
                .failures, code: "internal", "The command failed: \(type(of: error)).", nextStep: "Report it.")
        }
    }

    private init(vault error: VaultError) {
        let fix = error.fix.map { $0.hasSuffix(".") ? $0 : $0 + "." }
        self.init(
            .unavailable, code: error.kind.rawValue, rule: "SEC-1", error.reason.capitalizedSentence,
            nextStep: fix ?? "Check the root key's source.")
    }

    private init(store error: StoreError) {
        self.init(
            .unavailable, code: error.kind.rawValue, error.message,
            nextStep: "Check the database's folder, and that this program isn't older than the database.")
    }
}

extension String {
    /// First letter upper case, a full stop at the end.
    fileprivate var capitalizedSentence: String {
        let text = prefix(1).uppercased() + dropFirst()
        return text.hasSuffix(".") ? text : text + "."
    }
}

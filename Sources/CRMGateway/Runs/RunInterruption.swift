import ConnectorKit
import Foundation

/// Why a run stops before it is done, without having failed.
enum RunInterruption: Error {
    /// Somebody asked for it.
    case cancelled
}

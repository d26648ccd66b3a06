import Logging
import Vault

/// One call of the program: what was decided, and where to print.
struct CommandSession: Sendable {
    let settings: Settings
    let console: Console
    let logger: Logger
}

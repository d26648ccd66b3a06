import ConnectorKit
import Synchronization

/// What one reading instance has learned: it serves one user's session and is never shared, because every answer is
/// filtered by that user's rights.
final class SalesforceSession: Sendable {
    /// A describe, and when Salesforce says that it last changed.
    struct Known: Sendable {
        let describe: SalesforceDescribe
        let lastModified: String?
    }

    private struct State {
        var known: [CRMObject: Known] = [:]
        var isSandbox: Bool?
    }

    private let state = Mutex(State())

    /// The last describe of an object.
    func known(_ object: CRMObject) -> Known? {
        state.withLock { $0.known[object] }
    }

    /// Keeps a describe.
    func keep(_ known: Known, of object: CRMObject) {
        state.withLock { $0.known[object] = known }
    }

    /// Whether the org is a sandbox; `nil` until it was asked.
    var isSandbox: Bool? {
        get { state.withLock { $0.isSandbox } }
        set { state.withLock { $0.isSandbox = newValue } }
    }
}

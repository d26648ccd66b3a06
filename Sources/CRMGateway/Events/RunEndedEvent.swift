public import Workspace

/// A run has ended; its outcome is read by `gateway.runs.show`.
public struct RunEndedEvent: Hashable, Sendable, Codable {
    /// The run.
    public let run: RunID
    /// What it did, `sync_crm`.
    public let kind: String
    /// How it ended.
    public let state: RunState

    /// Describes the end of a run.
    public init(run: RunID, kind: String, state: RunState) {
        self.run = run
        self.kind = kind
        self.state = state
    }
}

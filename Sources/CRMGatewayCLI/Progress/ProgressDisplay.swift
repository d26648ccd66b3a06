import CRMGateway
import Workspace

/// Shows what happens in a run to whoever waits for it.
protocol ProgressDisplay: Sendable {
    /// The run has been asked for.
    func begin(_ run: RunID)
    /// Something happened.
    func show(_ event: RunEvent)
    /// Nothing more happens.
    func end()
}

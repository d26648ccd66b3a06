import CRMGateway
import Workspace

/// Shows nothing.
struct NoProgress: ProgressDisplay {
    func begin(_ run: RunID) {}
    func show(_ event: RunEvent) {}
    func end() {}
}

/// Where a run stands.
public enum RunState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Recorded, not begun.
    case pending
    /// A worker holds it, or held it and died.
    case running
    /// Waits for a quota or a time, holding nothing.
    case paused
    /// Waits for somebody's approval; nothing of it was applied (TEAM-10). No worker touches it.
    case parked
    /// Everything as asked; also unchanged, and nothing to copy.
    case succeeded
    /// Done, with something that a person should look at.
    case succeededWithWarnings = "succeeded_with_warnings"
    /// Done, and some of it failed.
    case failed
    /// Stopped on request; what was done stays done.
    case cancelled

    /// Whether nothing more happens.
    public var isEnded: Bool {
        switch self {
        case .pending, .running, .paused, .parked: false
        case .succeeded, .succeededWithWarnings, .failed, .cancelled: true
        }
    }

    /// Whether a run may go from one state to another.
    public func mayBecome(_ next: RunState) -> Bool {
        switch self {
        case .pending: next == .running || next == .cancelled
        case .running: next != .pending && next != .parked
        case .paused: next == .running || next == .cancelled
        case .parked: next == .succeeded || next == .cancelled
        case .succeeded, .succeededWithWarnings, .failed, .cancelled: false
        }
    }
}

/// Where a step of a run stands: the log is one of intents.
public enum StepState: String, Hashable, Sendable, Codable {
    /// The intent is committed; it may have happened, in part or not at all.
    case started
    /// A part is committed, up to the cursor.
    case committed
    /// Done.
    case succeeded
    /// Given up.
    case failed

    /// Whether a step may go from one state (`nil`: never begun) to another.
    static func mayGo(from: StepState?, to next: StepState) -> Bool {
        switch from {
        case nil: next == .started
        case .started, .committed: true
        // A failed step may be tried again when the run is resumed.
        case .failed: next == .started
        case .succeeded: false
        }
    }
}

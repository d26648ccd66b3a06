import Verification

/// Whether a sync is verified once it has ended, as the operator says.
enum VerifyAfterSync: String, CaseIterable, Sendable {
    /// Only when somebody asks.
    case off
    /// Without writing.
    case readOnly = "read-only"
    /// With records that are made and deleted.
    case temporary

    /// What the library is told.
    var mode: ProbeMode? {
        switch self {
        case .off: nil
        case .readOnly: .readOnly
        case .temporary: .temporary
        }
    }
}

public import ConnectorKit
public import Foundation
public import Workspace

/// A sync of keys that a person was among.
public struct DoctorSync: Hashable, Sendable {
    /// The run.
    public var run: RunID
    /// When it was asked for.
    public var at: Date
    /// Where it stands or how it ended, a stable word.
    public var state: String
    /// The CRMs that it failed in, and why.
    public var failures: [CRMID: String]

    /// Describes a sync.
    public init(run: RunID, at: Date, state: String, failures: [CRMID: String] = [:]) {
        self.run = run
        self.at = at
        self.state = state
        self.failures = failures
    }
}

public import Foundation
public import Workspace

/// What the last verification found of writebacks through a person's keys.
public struct DoctorVerification: Hashable, Sendable {
    /// The run.
    public var run: RunID
    /// When it ended.
    public var at: Date
    /// How writebacks were probed.
    public var mode: ProbeMode
    /// The results of writebacks, and of what they rest on, in the accounts that the person has keys to.
    public var results: [CheckResult]

    /// Describes a verification.
    public init(run: RunID, at: Date, mode: ProbeMode, results: [CheckResult]) {
        self.run = run
        self.at = at
        self.mode = mode
        self.results = results
    }
}

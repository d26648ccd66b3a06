public import ConnectorKit
public import Foundation
public import Workspace

/// What a verification found of writebacks through a person's key to one CRM.
public struct DoctorVerification: Hashable, Sendable {
    /// The run.
    public var run: RunID
    /// The CRM.
    public var crm: CRMID
    /// When it ended.
    public var at: Date
    /// How writebacks were probed; `readOnly` where nothing was written there, whatever was asked for.
    public var mode: ProbeMode
    /// The results of writebacks that were made, and of what they rest on, in the account that the key leads to.
    public var results: [CheckResult]

    /// Describes a verification.
    public init(run: RunID, crm: CRMID, at: Date, mode: ProbeMode, results: [CheckResult]) {
        self.run = run
        self.crm = crm
        self.at = at
        self.mode = mode
        self.results = results
    }
}

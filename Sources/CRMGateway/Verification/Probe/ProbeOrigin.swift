import ConnectorKit
import Workspace

/// Whose a new probe is.
struct ProbeOrigin: Sendable {
    /// The run that probes.
    let run: RunID
    /// The grant that it probes under.
    let grant: GrantID
    /// The CRM user whom the key acts as (``CRMIdentity/user``), where the CRM tells.
    let creator: CRMUserID?
}

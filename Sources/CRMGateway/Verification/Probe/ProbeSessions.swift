import ConnectorKit
import SQLStore
import Workspace

/// The ways into one account, one for each stage of a probe, so that calls are counted by stage.
struct ProbeSessions: Sendable {
    /// For writing, reading back, and removing or restoring.
    let probing: CRMSession
    /// For finding out which property is to blame.
    let narrowing: CRMSession
    /// For what earlier runs left.
    let cleanup: CRMSession
    /// The CRM user as whom ``probing`` acts, where that isn't the key's own.
    var actingAs: CRMUserID?
    /// Opens a way in as the CRM user whom probes' records are given to; `nil` where the grant can't act for them.
    var opensOwner: (@Sendable () async throws -> ProbeViewer?)?

    /// Who probes.
    var prober: ProbeViewer { ProbeViewer(probing, actingAs: actingAs) }
    /// The key itself.
    var key: ProbeViewer { ProbeViewer(cleanup) }

    /// The party that a run's probing is counted under.
    static func probingParty(_ run: RunID) -> String { "\(run)/probe" }
    /// The party that a run's narrowing is counted under.
    static func narrowingParty(_ run: RunID) -> String { "\(run)/narrow" }
    /// The party that a run's clean-up is counted under.
    static func cleanupParty(_ run: RunID) -> String { "\(run)/cleanup" }

    /// Opens all three under one grant.
    static func open(
        _ sessions: any SessionSource, grant: GrantID, organization: OrganizationID, run: RunID
    ) async throws -> ProbeSessions {
        ProbeSessions(
            probing: try await sessions.session(
                grant: grant, organization: organization, party: probingParty(run)),
            narrowing: try await sessions.session(
                grant: grant, organization: organization, party: narrowingParty(run)),
            cleanup: try await sessions.session(
                grant: grant, organization: organization, party: cleanupParty(run)))
    }
}

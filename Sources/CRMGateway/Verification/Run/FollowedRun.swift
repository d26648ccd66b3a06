import SQLStore
import Workspace

/// The sync or push that a verification follows: whom it left out, the verification leaves out too, for the same reason
/// (ACC-5, ACC-7, SYNC-1). What was never brought to somebody isn't missing with them.
struct FollowedRun: Sendable {
    let id: RunID
    let services: RunServices

    /// Why the run leaves a member out, by the rules and rows of this moment.
    ///
    /// - Returns: `nil` where it was for one person alone, or is of a kind that leaves nobody out.
    func exclusion(
        of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> ((SyncMember) -> Refusal?)? {
        let row = try RunRepository(organization: organization, transaction: transaction).byID(id)
        guard let row, let roster = try roster(of: row) else { return nil }
        let decide = try roster.decision(in: transaction)
        return { member in
            switch decide(member.target(in: organization), .teamPush(member.position)) {
            case .target, .notFound: nil
            case .skipped(let refusal), .refused(let refusal): refusal
            }
        }
    }

    /// Whom the run was for.
    private func roster(of row: RunRow) throws -> TargetRoster? {
        let actor = try JSONText.decode(Actor.self, from: row.actor)
        switch RunKind(rawValue: row.kind) {
        case .syncCRM:
            let request = try JSONText.decode(PinnedSync.self, from: row.request).request
            return TargetRoster(
                organization: row.organization, scope: request.scope, actor: actor, dataKeys: services.dataKeys)
        case .syncSettings:
            let request = try JSONText.decode(PinnedSettings.self, from: row.request).request
            return services.roster(of: request, actor: actor)
        case .undo, .verification, .bulkChange, nil: return nil
        }
    }
}

import SQLStore
import Workspace

extension Runs {
    /// A run's row, for those who may look at it, stop it, go on with it, try it again or undo it: whoever may sync (ACC-4,
    /// ACC-12), and a user for their own Sync with Admin.
    func requireMay(
        _ authority: Authority, _ id: RunID, in transaction: any SQLTransaction
    ) throws -> RunRow {
        let organization = authority.actor.organization
        if let refusal = AccessRules.maySync(authority, in: organization) {
            // Which runs there are is nothing for those who may not sync: they hear the same of any id.
            let found = try RunRepository(organization: organization, transaction: transaction).byID(id)
            guard let found, try Self.isOwn(found, of: authority, in: transaction) else { throw refusal }
            return found
        }
        return try row(id, organization, in: transaction)
    }

    /// Asks again, while an undo is under way, what was asked at its start: who had it started may have been demoted or
    /// removed since (ACC-4).
    static func requireStillMay(_ actor: Actor, undo: RunID, in transaction: any SQLTransaction) throws {
        let authority = try GuardedCalls.authority(of: actor, in: transaction)
        guard let refusal = AccessRules.maySync(authority, in: actor.organization) else { return }
        let row = try RunRepository(organization: actor.organization, transaction: transaction).byID(undo)
        guard let row, try isOwn(row, of: authority, in: transaction) else { throw GatewayError(reading: refusal) }
    }

    /// Whether a run is a user's own Sync with Admin, or the undo of one.
    private static func isOwn(
        _ row: RunRow, of authority: Authority, in transaction: any SQLTransaction
    ) throws -> Bool {
        guard authority.isPresent, try JSONText.decode(Actor.self, from: row.actor).user == authority.user?.id else {
            return false
        }
        switch RunKind(rawValue: row.kind) {
        case .syncSettings:
            return try JSONText.decode(PinnedSettings.self, from: row.request).request.isSyncWithAdmin
        case .undo:
            let undone = try JSONText.decode(UndoRequest.self, from: row.request).run
            let runs = RunRepository(organization: row.organization, transaction: transaction)
            guard let before = try runs.byID(undone), before.kind == RunKind.syncSettings.rawValue else { return false }
            return try isOwn(before, of: authority, in: transaction)
        // One's own by who asked, not by whom it is about: an admin's verification is the admin's to stop.
        case .verification: return true
        case .syncCRM, .bulkChange, nil: return false
        }
    }
}

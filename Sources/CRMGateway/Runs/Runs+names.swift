public import Workspace

extension Runs {
    /// For whom a run is undone, by email addresses, in that order; for those who may undo it (ACC-12). Who undoes their own
    /// Sync with Admin finds themselves alone.
    ///
    /// A refusal is in the audit log as a refused undo (ACC-10).
    ///
    /// - Throws: ``GatewayError``: `run_not_found`; `user_not_found`, its field naming the address by its place; of rule
    ///   ACC-1, ACC-4; of rule PROV-4 for what is no address.
    public func users(emails: [String], toUndo run: RunID, as actor: Actor) async throws -> [UserID] {
        try await calls.read(.runUndo, as: actor, subjects: ["run": [run.rawValue]]) { authority, transaction in
            _ = try requireMay(authority, run, in: transaction)
            let isOnlyOneself = AccessRules.maySync(authority, in: actor.organization) != nil
            return try NameReader(authority, transaction).users(emails, at: "users", isOnlyOneself: isOnlyOneself)
        }
    }
}

public import Workspace

extension Settings {
    /// Whom a push of settings is for, by the names that people type; for those who may push (ACC-4).
    ///
    /// A refusal is in the audit log as a refused push (ACC-10), or preview. Whether a rule lets each of them be pushed to is
    /// the push's to say.
    ///
    /// - Parameter isPreview: whether they are named to ``previewPush(to:categories:clearing:keepsOwnConnections:asksAgain:as:)``.
    /// - Throws: ``GatewayError`` as ``Gateway/syncScope(_:as:)``.
    public func scope(_ name: ScopeName, isPreview: Bool = false, as actor: Actor) async throws -> SyncScope {
        try await calls.scope(name, for: Self.operation(isPreview), by: .sync, as: actor)
    }

    /// The admin to sync from, by email address; for those who may sync with an admin (ACC-6). Of those who are no admins
    /// nobody learns whether they are there.
    ///
    /// A refusal is in the audit log as a refused Sync with Admin (ACC-10), or preview.
    ///
    /// - Parameter isPreview: whether they are named to
    ///   ``previewSyncWithAdmin(from:categories:keepsOwnConnections:as:)``.
    /// - Throws: ``GatewayError``: `source_is_no_admin`; of rule ACC-1, ACC-6; of rule PROV-4 for what is no address.
    public func source(email: String, isPreview: Bool = false, as actor: Actor) async throws -> UserID {
        try await calls.read(Self.operation(isPreview), as: actor) { authority, transaction in
            try NameReader(authority, transaction).admin(email)
        }
    }

    private static func operation(_ isPreview: Bool) -> AuditOperation {
        isPreview ? .settingsPreview : .syncSettings
    }
}

import SQLStore
public import Workspace

extension Settings {
    /// The versions of somebody's value of a category, newest first, as long as they are kept (the undo window).
    ///
    /// - Parameters:
    ///   - version: `next` of the page before; `nil` for the newest.
    ///   - limit: 1 to ``historyMax``.
    public func history(
        of category: Category, of user: UserID, before version: Int64? = nil, limit: Int = 20, as actor: Actor
    ) async throws -> Page<SettingsRevision, Int64> {
        let size = Self.bounded(limit, max: Self.historyMax)
        return try await calls.read(.settingsRead, as: actor, subjects: ["user": [user.rawValue]]) {
            authority, transaction in
            if let refusal = AccessRules.mayReadSettings(authority, of: user) { throw refusal }
            try Self.requireDocument(category)
            _ = try Self.requireDashboard(of: user, in: actor.organization, transaction)
            let reader = ReadSettings(organization: actor.organization, transaction: transaction)
            return try reader.history(of: user, category, before: version, size: size)
        }
    }
}

extension ReadSettings {
    /// A page of versions, each compared with the one before it.
    fileprivate func history(
        of user: UserID, _ category: Category, before version: Int64?, size: Int
    ) throws -> Page<SettingsRevision, Int64> {
        let rows = try store.changes.history(of: user, category, before: version, limit: size + 1)
        let values = rows.map { readable($0.reference) }
        let revisions = rows.indices.prefix(size).map { index in
            let isFirst = index + 1 == rows.count
            let before: SettingsValue?? =
                isFirst ? (rows[index].reference.version == 1 ? .some(nil) : nil) : values[index + 1]
            let after = values[index]
            let changes: [SettingsChange]? =
                if let before, let after { SettingsDiff.changes(from: before, to: after) } else { nil }
            return SettingsRevision(rows[index], value: after ?? nil, changes: changes)
        }
        return Page(elements: Array(revisions), next: rows.count > size ? revisions.last?.version : nil)
    }

    /// What the newest version changed.
    func lastChanges(of user: UserID, _ category: Category) throws -> [SettingsChange] {
        try history(of: user, category, before: nil, size: 1).elements.first?.changes ?? []
    }

    /// What a version holds; `nil` in the outer sense where its documents aren't kept, or can't be read.
    private func readable(_ reference: SettingsReferenceRow) -> SettingsValue?? {
        do {
            return .some(try store.effective(reference))
        } catch {
            return nil
        }
    }
}

import SQLStore
public import Workspace

extension Settings {
    /// What somebody has of a category; the default where nothing is set.
    ///
    /// - Throws: ``GatewayError`` `settings_unreadable` where the stored value can't be read.
    public func get(_ category: Category, of user: UserID, as actor: Actor) async throws -> SettingsEntry {
        let entries = try await read([category], of: user, as: actor)
        let entry = entries[0]
        if let failure = entry.failure {
            throw GatewayError(
                code: failure.code, rule: failure.rule, message: failure.message, nextStep: failure.nextStep,
                field: failure.path)
        }
        return entry
    }

    /// All that somebody has, in the order of ``documentCategories``; what can't be read says why.
    public func all(of user: UserID, as actor: Actor) async throws -> [SettingsEntry] {
        try await read(Self.documentCategories, of: user, as: actor)
    }

    /// Where each category of somebody's dashboard came from, keys included (PROVENANCE).
    public func provenance(of user: UserID, as actor: Actor) async throws -> UserProvenance {
        try await calls.read(.settingsRead, as: actor, subjects: ["user": [user.rawValue]]) { authority, transaction in
            if let refusal = AccessRules.mayReadSettings(authority, of: user) { throw refusal }
            _ = try Self.requireDashboard(of: user, in: actor.organization, transaction)
            let reader = ReadSettings(organization: actor.organization, transaction: transaction)
            let keys = try CRMKeyRepository(of: actor.organization).keys(of: [user], in: transaction)[user] ?? []
            return UserProvenance(
                user: user, settings: try reader.provenance(of: user, Self.documentCategories),
                keys: keys.sorted { $0.crm < $1.crm }.map { KeyProvenance($0) })
        }
    }

    private func read(
        _ categories: [Category], of user: UserID, as actor: Actor
    ) async throws -> [SettingsEntry] {
        try await calls.read(.settingsRead, as: actor, subjects: ["user": [user.rawValue]]) { authority, transaction in
            if let refusal = AccessRules.mayReadSettings(authority, of: user) { throw refusal }
            for category in categories { try Self.requireDocument(category) }
            _ = try Self.requireDashboard(of: user, in: actor.organization, transaction)
            return try ReadSettings(organization: actor.organization, transaction: transaction)
                .entries(of: user, categories)
        }
    }
}

public import Foundation
import SQLStore
public import Workspace

extension Settings {
    /// Sets one's own value of a category (SET-10). The same value again changes nothing.
    ///
    /// Owner properties become the user's own part, which no push takes away; all else is what an admin would push.
    ///
    /// - Parameters:
    ///   - json: the whole value, UTF-8, at most `SettingsSchema.documentBytesMax` bytes; `docs/settings.md` tells the fields.
    ///   - user: whose; the actor's own, or a refusal.
    ///   - version: the version that was edited; another one there is `settings_changed`. `nil` doesn't ask.
    ///   - idempotencyKey: the same key within 24 hours is one edit.
    /// - Throws: ``GatewayError`` with the first thing that is wrong and its path; ``issues(in:of:)`` tells all of them.
    public func set(
        _ category: Category, to json: Data, for user: UserID? = nil, expecting version: Int64? = nil,
        as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> SettingsEdit {
        let issues = category == .crmKeys ? [] : self.issues(in: json, of: category)
        let call = IdempotentCall(
            actor: actor, operation: .settingsEdit, key: idempotencyKey,
            input: [
                "set", category.rawValue, String(decoding: json, as: UTF8.self), user?.rawValue ?? "",
                version.map(String.init) ?? "",
            ])
        return try await edit(category, of: user, expecting: version, as: actor, call) { before in
            if let first = issues.first { throw GatewayError(first, of: issues.count) }
            let edited = try SettingsDocument.read(json: json, category: category).value
            return before == edited ? nil : edited
        }
    }

    /// Takes one's own value of a category away; owner properties and stages of one's own stay (SET-5).
    public func clear(
        _ category: Category, for user: UserID? = nil, expecting version: Int64? = nil, as actor: Actor,
        idempotencyKey: String? = nil
    ) async throws -> SettingsEdit {
        let call = IdempotentCall(
            actor: actor, operation: .settingsEdit, key: idempotencyKey,
            input: ["clear", category.rawValue, user?.rawValue ?? "", version.map(String.init) ?? ""])
        return try await edit(category, of: user, expecting: version, as: actor, call, change: nil)
    }

    /// Everything that is wrong with a value, and where; empty where it can be set. Asks nothing of the store.
    ///
    /// At most `InvalidSettings.issuesMax` are told.
    public func issues(in json: Data, of category: Category) -> [SettingsIssue] {
        do {
            _ = try SettingsDocument.read(json: json, category: category)
            return SettingsCRMCheck(connectors: connectors).issues(in: json, category)
        } catch {
            return error.issues
        }
    }

    /// What an edit makes of the value before; `nil` for no change.
    private typealias Change = @Sendable (SettingsValue?) throws -> SettingsValue?

    /// - Parameter change: `nil` clears.
    private func edit(
        _ category: Category, of user: UserID?, expecting version: Int64?, as actor: Actor,
        _ call: IdempotentCall, change: Change?
    ) async throws -> SettingsEdit {
        let owner = user ?? actor.user
        let subjects: AuditSubjects = ["user": owner.map { [$0.rawValue] } ?? []]
        let audit = calls.audit
        return try await calls.write(.settingsEdit, as: actor, subjects: subjects) { authority, transaction in
            guard let owner else { throw Refusal.onlyOwnSettings }
            if let refusal = AccessRules.mayEditSettings(authority, of: owner) { throw refusal }
            try Self.requireDocument(category)
            let person = try Self.requireDashboard(of: owner, in: actor.organization, transaction)
            guard CategoryAccess.allowed(category, person.seat) else { throw Refusal.spectatorCategory }
            let reader = ReadSettings(organization: actor.organization, transaction: transaction)
            let isChanged = try call.once(in: transaction) {
                let editor = SettingsEditor(user: owner, category: category, store: reader.store)
                guard try editor.edit(expecting: version, change) else { return false }
                try audit.append(
                    AuditEntry(
                        actor: actor, operation: .settingsEdit, subjects: subjects,
                        detail: ["category": category.rawValue, "cleared": change == nil ? "yes" : "no"]),
                    in: transaction)
                return true
            }
            let entry = try reader.entries(of: owner, [category])[0]
            let changes = isChanged ? try reader.lastChanges(of: owner, category) : []
            return SettingsEdit(entry: entry, isChanged: isChanged, changes: changes)
        }
    }
}

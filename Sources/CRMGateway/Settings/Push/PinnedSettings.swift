import ConnectorKit
import SQLStore
import Workspace

/// What a push was asked, and what it copies: decided when it was asked for, and kept (F-D5).
struct PinnedSettings: Sendable, Codable, Hashable {
    /// A value to copy.
    struct Document: Sendable, Codable, Hashable {
        let category: Category
        let hash: String
    }

    /// A value of the source that can't be copied (SET-10).
    struct Broken: Sendable, Codable, Hashable {
        let category: Category
        let failure: SettingsFailure
    }

    /// What was asked.
    let request: SettingsPushRequest
    /// The source.
    let admin: UserID
    /// The values, as they may be shared, in the order of categories.
    var documents: [Document] = []
    /// What the source never configured (SET-5).
    var empty: [Category] = []
    /// What the source has and nobody can be given.
    var broken: [Broken] = []
    /// The source's keys; `nil` where none are copied.
    var keys: SyncCRMSource?
    /// Why no keys are copied though they were asked for (ACC-6).
    var keysRefused: RunFailure?

    /// Reads what is to be copied now.
    ///
    /// - Parameter keeps: whether the values are kept as documents; a preview writes nothing.
    /// - Returns: the pin, and the values by category.
    static func pin(
        _ request: SettingsPushRequest, _ roster: TargetRoster, keeps: Bool, in transaction: any SQLTransaction
    ) throws -> (PinnedSettings, [Category: SettingsDocument]) {
        let store = SettingsStore(organization: roster.organization, transaction: transaction)
        var pinned = PinnedSettings(request: request, admin: try roster.origin(in: transaction).user)
        var values: [Category: SettingsDocument] = [:]
        for category in request.categories.sorted(by: { $0.rawValue < $1.rawValue }) where category != .crmKeys {
            do {
                guard let value = try value(of: pinned.admin, category, in: store) else {
                    pinned.empty.append(category)
                    continue
                }
                let document = try SettingsDocument(checking: value)
                if keeps { try store.keep(document) }
                pinned.documents.append(Document(category: category, hash: SettingsHash.of(document)))
                values[category] = document
            } catch let error as InvalidSettings {
                pinned.broken.append(Broken(category: category, failure: SettingsFailure(error.first)))
            } catch let error as GatewayError {
                pinned.broken.append(Broken(category: category, failure: SettingsFailure(error)))
            }
        }
        try pinned.pinKeys(roster, in: transaction)
        return (pinned, values)
    }

    /// What the source shares; `nil` where it never configured the category, or has nothing but its own owner properties:
    /// to push that would wipe the targets (SET-5).
    static func value(
        of admin: UserID, _ category: Category, in store: SettingsStore
    ) throws -> SettingsValue? {
        let reference = try store.references.find(admin, category)
        guard let value = try store.effective(reference) else { return nil }
        if category == .customProperties, reference?.hash == nil { return nil }
        return SettingsMerge.shareable(value)
    }

    private mutating func pinKeys(_ roster: TargetRoster, in transaction: any SQLTransaction) throws {
        guard request.categories.contains(.crmKeys) else { return }
        do {
            try roster.requireSharing(in: transaction)
            keys = try roster.source(of: request.crms, in: transaction)
        } catch let error as GatewayError where error.code == Refusal.keysNotShared.code {
            // Refused as a whole where nothing else was asked for; otherwise the others pass.
            guard request.touched != [.crmKeys] else { throw error }
            keysRefused = RunFailure(error)
        }
    }
}

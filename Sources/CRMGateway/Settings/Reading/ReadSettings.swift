import SQLStore
import Workspace

/// Reads entries and provenances inside a transaction.
struct ReadSettings {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    var store: SettingsStore { SettingsStore(organization: organization, transaction: transaction) }

    /// Some categories of one user.
    func entries(of user: UserID, _ categories: [Category]) throws -> [SettingsEntry] {
        let references = try store.references.of([user], categories: Set(categories))[user] ?? [:]
        let handed = try store.changes.handedOver(to: user)
        return try categories.map { try entry(of: user, $0, references[$0], handed[$0]) }
    }

    /// Where some categories came from.
    func provenance(of user: UserID, _ categories: [Category]) throws -> [SettingsProvenance] {
        let references = try store.references.of([user], categories: Set(categories))[user] ?? [:]
        let handed = try store.changes.handedOver(to: user)
        return categories.map { SettingsProvenance($0, references[$0], handedOver: handed[$0]) }
    }

    private func entry(
        of user: UserID, _ category: Category, _ reference: SettingsReferenceRow?, _ handed: SettingsChangeRow?
    ) throws -> SettingsEntry {
        let provenance = SettingsProvenance(category, reference, handedOver: handed)
        do {
            let document = try (reference?.hash).map { try store.document($0, category) }?.value
            let overlay = try (reference?.overlay).map { try store.overlay($0, category) }
            let effective = SettingsMerge.effective(document, overlay)
            return SettingsEntry(
                user: user, category: category, value: effective ?? .standard(category), isDefault: effective == nil,
                document: document, overlay: overlay, provenance: provenance, failure: nil)
        } catch let error as GatewayError {
            return SettingsEntry(
                user: user, category: category, value: nil, isDefault: false, document: nil, overlay: nil,
                provenance: provenance, failure: SettingsFailure(error))
        }
    }
}

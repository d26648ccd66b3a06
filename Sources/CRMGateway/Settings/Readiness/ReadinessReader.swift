import ConnectorKit
import SQLStore
import Workspace

/// Reads what is to be known of a dashboard before it serves as a source; inside a transaction, writing nothing.
struct ReadinessReader {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// What is there of some categories.
    func view(of admin: UserID, _ categories: Set<Category>) throws -> ReadinessView {
        ReadinessView(
            connections: try connections(of: admin), entries: try entries(of: admin, categories),
            categories: categories)
    }

    /// The stored values, checked by the rules that a push checks them with.
    func entries(of admin: UserID, _ categories: Set<Category>) throws -> [Category: ReadinessView.Entry] {
        let store = SettingsStore(organization: organization, transaction: transaction)
        var entries: [Category: ReadinessView.Entry] = [:]
        for category in Settings.documentCategories where categories.contains(category) {
            do {
                guard let value = try PinnedSettings.value(of: admin, category, in: store) else { continue }
                entries[category] = .value(try SettingsDocument(checking: value).value)
            } catch let error as InvalidSettings {
                entries[category] = .broken(error.issues)
            } catch let error as GatewayError {
                entries[category] = .broken([SettingsIssue(error)])
            }
        }
        return entries
    }

    private func connections(of admin: UserID) throws -> [ReadinessView.Connection] {
        let grants = GrantRepository(of: organization)
        let keys = try CRMKeyRepository(of: organization).keys(of: [admin], in: transaction)[admin] ?? []
        return try keys.sorted { $0.crm < $1.crm }.map { key in
            ReadinessView.Connection(
                crm: key.crm.rawValue, isLive: try grants.find(key.grant, in: transaction)?.state == .live)
        }
    }
}

extension SettingsIssue {
    /// What can't be read at all.
    fileprivate init(_ error: GatewayError) {
        self.init(
            path: error.field ?? "", code: error.code, rule: error.rule ?? "SET-10", message: error.message,
            nextStep: error.nextStep ?? "Set the category anew.")
    }
}

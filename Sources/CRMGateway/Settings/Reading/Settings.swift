import ConnectorKit
import SQLStore
public import Workspace

/// Settings: one's own, where they came from, what a push would do, who differs from an admin, whether an admin is ready.
///
/// ```swift
/// let mine = try await gateway.settings.get(.meetingTitles, of: user, as: actor)
/// let plan = try await gateway.settings.previewPush(to: .team(team), as: actor)
/// let run = try await gateway.settings.apply(plan, as: actor)
/// ```
///
/// Every call names an actor and throws ``GatewayError``. People read their own; admins read everyone's of their organization
/// (ACC-12). Settings are edited by the person whose they are; to others they are pushed (ACC-4).
public struct Settings: Sendable {
    /// Revisions that one page of a history holds at most.
    public static let historyMax = 200
    /// People whom one page of a plan or of a drift tells of, at most.
    public static let pageMax = 1_000
    /// Groups of targets with one and the same difference that a plan or a drift tells of, for each category; further ones are counted.
    public static let groupsMax = 100
    /// Differences that a group tells of; further ones are counted.
    public static let changesMax = 200

    let calls: GuardedCalls
    let runs: Runs
    let grants: Grants
    let connectors: ConnectorCatalog
    let clock: any GatewayClock
    let ids: IDGenerator

    var store: any SQLDriver { calls.store }

    /// The categories that have documents: all but `crmKeys`.
    public static let documentCategories: [Category] = Category.allCases.filter { $0 != .crmKeys }

    static func bounded(_ limit: Int, max: Int) -> Int {
        Swift.min(Swift.max(limit, 1), max)
    }
}

extension Settings {
    /// Somebody who is there and has a dashboard.
    ///
    /// - Throws: `Refusal`: ACC-4 where there is nobody, SET-8 without a dashboard.
    static func requireDashboard(
        of user: UserID, in organization: OrganizationID, _ transaction: any SQLTransaction
    ) throws -> User {
        let found = try UserRepository(organization: organization, transaction: transaction).byID(user)
        guard let found, found.isPresent else { throw Refusal.userNotFound.at("user") }
        let dashboards = DashboardRepository(organization: organization, transaction: transaction)
        guard try dashboards.find(user) != nil else { throw Refusal.dashboardMissing }
        return found
    }

    /// `crmKeys` are keys, and have no document.
    static func requireDocument(_ category: Category) throws {
        guard category == .crmKeys else { return }
        throw GatewayError(
            code: "settings_category_without_document", rule: "SET-3",
            message: "crmKeys has no value to read or to edit.",
            nextStep: "Look at the keys themselves: crm-gateway keys list.", field: "category")
    }
}

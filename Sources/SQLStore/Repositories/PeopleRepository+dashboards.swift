internal import Foundation
public import Workspace

extension PeopleRepository {
    /// The dashboards of several people with what they refer to, by person; those without one are left out.
    public func dashboards(of users: [UserID]) throws(StoreError) -> [UserID: DashboardBefore] {
        var found: [UserID: DashboardBefore] = [:]
        let dashboards = try rows(
            "SELECT user_id, created_at, version, shares_keys FROM dashboard WHERE organization = $1 AND user_id IN (",
            users)
        for row in dashboards {
            found[try row.id(0)] = DashboardBefore(
                createdAt: try row.integer(1), version: try row.integer(2), sharesKeys: try row.bool(3), settings: [])
        }
        let references = try rows(
            """
            SELECT user_id, category, hash, overlay, run, source, edited FROM settings_reference
            WHERE organization = $1 AND user_id IN (
            """, users)
        for row in references {
            let settings = DashboardBefore.Settings(
                category: try row.text(1), hash: try row.textOrNil(2), overlay: try row.textOrNil(3),
                run: try row.textOrNil(4).map(RunID.init(rawValue:)),
                source: try row.textOrNil(5).map(UserID.init(rawValue:)), isEdited: try row.bool(6))
            found[try row.id(0)]?.settings.append(settings)
        }
        for user in found.keys { found[user]?.settings.sort { $0.category < $1.category } }
        return found
    }

    /// Puts a dashboard back, without what it referred to.
    public func restore(_ dashboard: DashboardBefore, of user: UserID) throws(StoreError) {
        let row = Dashboard(
            user: user, createdAt: DirectoryRows.date(dashboard.createdAt), version: dashboard.version + 1)
        try DashboardRepository(organization: organization, transaction: transaction).insert([row])
        try transaction.execute(
            "UPDATE dashboard SET shares_keys = $3 WHERE organization = $1 AND user_id = $2",
            [.text(organization.rawValue), .text(user.rawValue), .bool(dashboard.sharesKeys)])
    }

    /// Puts a reference to settings back, as a new version with the origin `restore`, and notes it in the history.
    ///
    /// - Returns: `false` where a document isn't there any more; nothing is written then.
    public func restore(
        _ settings: DashboardBefore.Settings, of user: UserID, by actor: UserID?
    ) throws(StoreError) -> Bool {
        for hash in [settings.hash, settings.overlay].compactMap({ $0 }) {
            let documents = try transaction.query(
                "SELECT hash FROM settings_document WHERE organization = $1 AND hash = $2",
                [.text(organization.rawValue), .text(hash)])
            if documents.isEmpty { return false }
        }
        let place: [SQLValue] = [
            .text(organization.rawValue), .text(user.rawValue), .text(settings.category),
        ]
        let last = try transaction.query(
            """
            SELECT COALESCE(MAX(version), 0) FROM settings_change
            WHERE organization = $1 AND user_id = $2 AND category = $3
            """, place)
        let version = try last.first?.integer(0) ?? 0
        let values: [SQLValue] =
            place + [
                .text(settings.hash), .text(settings.overlay), .integer(version + 1), .text(settings.run?.rawValue),
                .text(settings.source?.rawValue), .bool(settings.isEdited), .integer(transaction.now),
            ]
        try transaction.execute(
            """
            INSERT INTO settings_reference (organization, user_id, category, hash, overlay, version, origin, run,
                source, edited, changed_at) VALUES ($1, $2, $3, $4, $5, $6, 'restore', $7, $8, $9, $10)
            """, values)
        try transaction.execute(
            """
            INSERT INTO settings_change (organization, user_id, category, hash, overlay, version, origin, run, source,
                edited, at, actor) VALUES ($1, $2, $3, $4, $5, $6, 'restore', $7, $8, $9, $10, $11)
            """, values + [.text(actor?.rawValue)])
        return true
    }
}

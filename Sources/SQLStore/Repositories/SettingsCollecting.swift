/// Finds and deletes what no reader and no undo needs of settings any more, over all organizations.
///
/// Looking is done in a snapshot, so that writers don't wait for it; what was found is asked again when it is deleted.
public enum SettingsCollecting {
    /// A version that may go.
    public struct Version: Sendable, Hashable {
        let organization: String
        let user: String
        let category: String
        let version: Int64
    }

    /// A document that may go.
    public struct Document: Sendable, Hashable {
        let organization: String
        let hash: String
    }

    /// Versions whose successor was written by a run, or an edit, that can't be undone any more. The newest version of each
    /// place stays for good, so that version numbers never fall, and so does the newest that was handed over: behind edits
    /// it alone tells by whom, and of which run (PROVENANCE).
    ///
    /// - Parameter before: milliseconds since 1970; what a run that ended later, or hasn't ended, took the place of is kept.
    public static func versions(
        before: Int64, limit: Int, in transaction: any SQLTransaction
    ) throws(StoreError) -> [Version] {
        let rows = try transaction.query(
            """
            SELECT c.organization, c.user_id, c.category, c.version FROM settings_change c
            JOIN settings_change n ON n.organization = c.organization AND n.user_id = c.user_id
                AND n.category = c.category AND n.version = (
                    SELECT MIN(b.version) FROM settings_change b
                    WHERE b.organization = c.organization AND b.user_id = c.user_id AND b.category = c.category
                        AND b.version > c.version)
            LEFT JOIN run r ON r.organization = n.organization AND r.id = n.run
            WHERE c.at < $1 AND n.at < $1 AND (r.id IS NULL OR r.ended_at < $1)
                AND (c.origin = 'edit' OR EXISTS (
                    SELECT 1 FROM settings_change h
                    WHERE h.organization = c.organization AND h.user_id = c.user_id AND h.category = c.category
                        AND h.version > c.version AND h.origin <> 'edit'))
            LIMIT $2
            """, [.integer(before), .int(limit)])
        return try rows.map { row throws(StoreError) in
            Version(
                organization: try row.text(0), user: try row.text(1), category: try row.text(2),
                version: try row.integer(3))
        }
    }

    /// Deletes versions; returns how many there were.
    @discardableResult
    public static func delete(_ versions: [Version], in transaction: any SQLTransaction) throws(StoreError) -> Int {
        var count = 0
        for version in versions {
            count += try transaction.execute(
                """
                DELETE FROM settings_change
                WHERE organization = $1 AND user_id = $2 AND category = $3 AND version = $4
                """,
                [
                    .text(version.organization), .text(version.user), .text(version.category),
                    .integer(version.version),
                ])
        }
        return count
    }

    /// Where no dashboard, no version and no run that goes on refers to a document.
    static let unneeded: SQL = """
         AND NOT EXISTS (SELECT 1 FROM settings_reference r WHERE r.organization = d.organization AND r.hash = d.hash)
        AND NOT EXISTS (SELECT 1 FROM settings_reference r WHERE r.organization = d.organization AND r.overlay = d.hash)
        AND NOT EXISTS (SELECT 1 FROM settings_change c WHERE c.organization = d.organization AND c.hash = d.hash)
        AND NOT EXISTS (SELECT 1 FROM settings_change c WHERE c.organization = d.organization AND c.overlay = d.hash)
        AND NOT EXISTS (SELECT 1 FROM run WHERE run.organization = d.organization AND run.ended_at IS NULL
            AND run.request LIKE '%"' || d.hash || '"%')
        """
}

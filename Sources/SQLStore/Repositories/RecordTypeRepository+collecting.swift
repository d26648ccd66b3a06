extension RecordTypeRepository {
    /// Deletes documents, of every organization, that are nobody's and that neither an undo nor a restore could give back to
    /// somebody.
    ///
    /// - Parameters:
    ///   - before: milliseconds since 1970; what a run that ended later, or hasn't ended, has replaced is kept.
    ///   - limit: how many one call deletes at most.
    /// - Returns: how many there were.
    public static func collect(
        before: Int64, limit: Int, in transaction: any SQLTransaction
    ) throws(StoreError) -> Int {
        try transaction.execute(
            """
            DELETE FROM record_type_document WHERE (organization, hash) IN (
                SELECT d.organization, d.hash FROM record_type_document d
                WHERE NOT EXISTS (SELECT 1 FROM record_type_link l
                        WHERE l.organization = d.organization AND l.hash = d.hash)
                    AND NOT EXISTS (SELECT 1 FROM run JOIN run_target ON run_target.organization = run.organization
                            AND run_target.run = run.id
                        WHERE run.organization = d.organization AND (run.ended_at IS NULL OR run.ended_at > $1)
                            AND run_target.record_types_before LIKE '%"' || d.hash || '"%')
                    AND NOT EXISTS (SELECT 1 FROM removal WHERE removal.organization = d.organization
                        AND removal.state = 'restorable' AND removal.content LIKE '%"' || d.hash || '"%')
                ORDER BY d.organization, d.hash LIMIT $2)
            """,
            [.integer(before), .int(limit)])
    }
}

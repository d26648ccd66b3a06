public import Workspace

extension RunRepository {
    /// Runs of the organization in one of these states, oldest first, behind one.
    public func inStates(_ states: [String], after cursor: RunID?, limit: Int) throws(StoreError) -> [RunRow] {
        let rows = try transaction.query(
            "SELECT " + RunRow.columns + " FROM run WHERE organization = $1 AND id > $2 AND state IN ("
                + SQL.parameters(from: 4, count: states.count) + ") ORDER BY id LIMIT $3",
            [.text(organization.rawValue), .text(cursor?.rawValue ?? ""), .int(limit)] + states.map { .text($0) })
        return try rows.map { row throws(StoreError) in try RunRow(row) }
    }

    /// Records a run that waits for somebody until a moment, milliseconds since 1970.
    public func insert(_ run: RunRow, waitingUntil moment: Int64) throws(StoreError) {
        try insert(run)
        var waiting = run
        waiting.pausedUntil = moment
        try update(waiting)
    }

    /// Runs of every organization in a state whose wait was over before a moment, milliseconds since 1970.
    ///
    /// - Parameter excluding: organizations that are left alone; what of theirs is overdue takes nobody's place.
    public static func overdue(
        state: String, before moment: Int64, excluding left: [OrganizationID], limit: Int,
        in transaction: any SQLTransaction
    ) throws(StoreError) -> [RunRow] {
        let rows = try transaction.query(
            "SELECT " + RunRow.columns + " FROM run WHERE state = $1 AND paused_until < $2"
                + .excluding(left, from: 4) + " ORDER BY id LIMIT $3",
            [.text(state), .integer(moment), .int(limit)] + left.map { .text($0.rawValue) })
        return try rows.map { row throws(StoreError) in try RunRow(row) }
    }
}

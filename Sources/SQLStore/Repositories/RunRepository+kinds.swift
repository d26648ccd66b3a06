public import Workspace

extension RunRepository {
    /// Runs of one kind, newest first, older than `before`.
    public func page(ofKind kind: String, before: RunID?, limit: Int) throws(StoreError) -> [RunRow] {
        let rows = try transaction.query(
            "SELECT " + RunRow.columns
                + " FROM run WHERE organization = $1 AND kind = $2 AND id < $3 ORDER BY id DESC LIMIT $4",
            [.text(organization.rawValue), .text(kind), .text(before?.rawValue ?? "~"), .int(limit)])
        return try rows.map { row throws(StoreError) in try RunRow(row) }
    }
}

public import Workspace

/// What the data keys of all organizations say of root keys: names and counts, nothing that belongs to one.
public struct DataKeyCensus: Sendable {
    /// Counts over the whole store.
    public init() {}

    /// How many data keys each root key wraps, by root key id.
    public func countByRootKey(in transaction: any SQLTransaction) throws(StoreError) -> [String: Int] {
        let rows = try transaction.query("SELECT root_key, COUNT(*) FROM data_key GROUP BY root_key", [])
        var counts: [String: Int] = [:]
        for row in rows { counts[try row.text(0)] = Int(try row.integer(1)) }
        return counts
    }

    /// The organizations that have data keys, by id, after `cursor`, at most `limit`.
    public func organizations(
        after cursor: OrganizationID?, limit: Int, in transaction: any SQLTransaction
    ) throws(StoreError) -> [OrganizationID] {
        let rows = try transaction.query(
            "SELECT DISTINCT organization FROM data_key WHERE organization > $1 ORDER BY organization LIMIT $2",
            [.text(cursor?.rawValue ?? ""), .int(limit)])
        return try rows.map { row throws(StoreError) in OrganizationID(rawValue: try row.text(0)) }
    }
}

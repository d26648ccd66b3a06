/// One COQL query.
struct RecordQuery: Sendable {
    let columns: [String]
    let module: String
    let condition: QueryCondition
    var order: [(column: String, isDescending: Bool)] = []
    var offset = 0
    var countMax = ZohoLimits.queryRowsStandard

    /// Credits beyond the first: one more up to 1,000 rows, and another up to 2,000.
    var extraCredits: Int { countMax <= 200 ? 0 : (countMax <= 1_000 ? 1 : 2) }
}

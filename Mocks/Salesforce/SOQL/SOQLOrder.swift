/// One sort key of a query.
struct SOQLOrder: Equatable, Sendable {
    let column: SOQLColumn
    var isDescending = false
    /// Empty values come first where the query does not say, ascending or descending.
    var nullsLast = false
}

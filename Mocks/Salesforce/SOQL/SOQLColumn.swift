/// A field as a query names it.
struct SOQLColumn: Equatable, Sendable {
    /// The parts between the dots.
    let parts: [String]
    /// Unicode scalars from the query's start.
    let place: Int

    /// As it was written.
    var path: String { parts.joined(separator: ".") }
}

/// A parsed query.
struct SOQLQuery: Equatable, Sendable {
    enum Selection: Equatable, Sendable {
        case columns([SOQLColumn])
        /// `COUNT()`.
        case count
    }

    let text: String
    let selection: Selection
    let object: String
    var condition: SOQLCondition?
    var order: [SOQLOrder] = []
    var limit: Int?
    var offset: Int?
}

/// One word of a COQL query.
struct QueryToken: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case word, string, number, symbol, end
    }

    let kind: Kind
    /// As it was written; for a string, without its quotes.
    let text: String
    /// Characters from the query's start.
    let place: Int

    func isWord(_ keyword: String) -> Bool { kind == .word && text.lowercased() == keyword }
    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}

import Foundation

/// One word of a query.
struct SOQLToken: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        /// A keyword, a name or a dotted path.
        case word
        case literal(SOQLLiteral)
        /// A bracket, a comma or an operator.
        case symbol
        case end
    }

    let kind: Kind
    /// As it was written; for a string, without its quotes.
    let text: String
    /// Unicode scalars from the query's start.
    let place: Int

    /// Whether this is a keyword, in any case.
    func isWord(_ keyword: String) -> Bool { kind == .word && text.lowercased() == keyword.lowercased() }

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}

/// A string literal of a query: its characters, and which of them `LIKE` takes as they are.
struct SOQLText: Equatable, Sendable {
    struct Piece: Equatable, Sendable {
        let character: Character
        /// Written with a backslash, so that `%` and `_` are no wildcards.
        let isEscaped: Bool
    }

    let pieces: [Piece]
    /// What `=` and `IN` compare with.
    let value: String

    init(_ pieces: [Piece]) {
        self.pieces = pieces
        value = String(pieces.map(\.character))
    }

    /// The literal as `LIKE` reads it.
    var pattern: SOQLPattern {
        SOQLPattern(
            pieces.map { piece in
                switch (piece.character, piece.isEscaped) {
                case ("%", false): .anyRun
                case ("_", false): .anyOne
                default: .exactly(piece.character.lowercased())
                }
            })
    }
}

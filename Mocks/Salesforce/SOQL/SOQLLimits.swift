/// What Salesforce allows a query.
enum SOQLLimits {
    /// Characters of a query's text.
    static let textCharactersMax = 100_000
    /// Rows of a page when the client does not say.
    static let pageRows = 2000
    /// The fewest rows of a page that a client can ask for.
    static let pageRowsMin = 200
    /// The most rows of a page that a client can ask for.
    static let pageRowsMax = 2000
    /// The most rows of a page whose records have a long text.
    static let pageRowsWithLongTextMax = 1000
    /// Open cursors of one user; the oldest one is dropped for the next.
    static let openCursorsMax = 10
    /// Seconds that a cursor lives: two days.
    static let cursorLifeSeconds = 2.0 * 24 * 60 * 60
    /// Levels of brackets in a condition: the parser descends once for each.
    static let bracketLevelsMax = 100
    /// Rows that `OFFSET` may leave out.
    static let offsetRowsMax = 2000
}

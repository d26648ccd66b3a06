/// The tables of version 1 for: run.
enum RunTables {
    static let statements: [SQL] = []
}

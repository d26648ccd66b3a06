/// The tables of version 1 for: grant.
enum GrantTables {
    static let statements: [SQL] = []
}

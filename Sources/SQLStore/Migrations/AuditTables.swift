/// The tables of version 1 for: audit.
enum AuditTables {
    static let statements: [SQL] = []
}

/// The tables of version 1 for: lease.
enum LeaseTables {
    static let statements: [SQL] = []
}

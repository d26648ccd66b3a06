/// The tables of version 1 for: directory.
enum DirectoryTables {
    static let statements: [SQL] = []
}

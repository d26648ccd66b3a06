import MockKit

/// The tables that one user may query, each made when it is first asked for.
final class SOQLTables {
    private let account: SalesforceAccount
    private let userID: String
    private let space: SchemaSpace
    private var made: [String: SOQLTable?] = [:]
    /// The indexes that were made for this query, by lower-case object name.
    private(set) var fresh: [String: TableIndex] = [:]

    init(_ account: SalesforceAccount, userID: String, space: SchemaSpace) {
        self.account = account
        self.userID = userID
        self.space = space
    }

    /// The table of an object; `nil` where there is none or the user may not read it.
    func table(_ name: String) -> SOQLTable? {
        if let known = made[name.lowercased()] { return known }
        let table = view(name).map { SOQLTable($0.view, index: index(name, in: $0.space)) }
        made[name.lowercased()] = .some(table)
        return table
    }

    /// The table's index: the one of an earlier query where nothing has changed since, and everybody sees the same.
    private func index(_ name: String, in space: SchemaSpace) -> TableIndex {
        let key = name.lowercased()
        guard !account.switches.privateSharing else {
            return TableIndex(account.rows(of: name, for: userID, in: space), revision: 0)
        }
        let revision = account.tables[key]?.revision
        if space == .data, let known = account.indexes[key], known.revision == revision { return known }
        let made = TableIndex(account.rows(of: name, for: userID, in: space), revision: revision ?? 0)
        if space == .data, revision != nil { fresh[key] = made }
        return made
    }

    /// Tooling queries also reach the data's objects, such as users.
    private func view(_ name: String) -> (view: ObjectView, space: SchemaSpace)? {
        if let view = account.view(of: name, for: userID, in: space) { return (view, space) }
        guard space == .tooling, let view = account.view(of: name, for: userID) else { return nil }
        return (view, .data)
    }
}

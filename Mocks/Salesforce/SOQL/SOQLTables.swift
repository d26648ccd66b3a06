import MockKit

/// The tables that one user may query, each made when it is first asked for.
final class SOQLTables {
    private let account: SalesforceAccount
    private let userID: String
    private let space: SchemaSpace
    private var made: [String: SOQLTable?] = [:]

    init(_ account: SalesforceAccount, userID: String, space: SchemaSpace) {
        self.account = account
        self.userID = userID
        self.space = space
    }

    /// The table of an object; `nil` where there is none or the user may not read it.
    func table(_ name: String) -> SOQLTable? {
        if let known = made[name.lowercased()] { return known }
        let table = view(name).map { SOQLTable($0.view, rows: account.rows(of: name, for: userID, in: $0.space)) }
        made[name.lowercased()] = .some(table)
        return table
    }

    /// Tooling queries also reach the data's objects, such as users.
    private func view(_ name: String) -> (view: ObjectView, space: SchemaSpace)? {
        if let view = account.view(of: name, for: userID, in: space) { return (view, space) }
        guard space == .tooling, let view = account.view(of: name, for: userID) else { return nil }
        return (view, .data)
    }
}

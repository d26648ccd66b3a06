public import Workspace

extension UserRepository {
    /// Whose addresses these are, by their keys, of present users; an address of nobody is left out. One statement for each
    /// 500.
    public func ids(emailKeys: [String]) throws(StoreError) -> [String: UserID] {
        var found: [String: UserID] = [:]
        for portion in emailKeys.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                "SELECT email_key, id FROM user_account WHERE organization = $1 AND ended_at IS NULL AND email_key IN ("
                    + .parameters(from: 2, count: portion.count) + ")",
                [.text(organization.rawValue)] + portion.map { .text($0) })
            for row in rows { found[try row.text(0)] = try row.id(1) }
        }
        return found
    }
}

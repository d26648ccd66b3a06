public import Workspace

/// What one verification found of people, each alone.
public struct VerifiedPersonRepository {
    let organization: OrganizationID
    let run: RunID
    let transaction: any SQLTransaction

    /// Reads and writes a verification's people in a transaction.
    public init(organization: OrganizationID, run: RunID, transaction: any SQLTransaction) {
        self.organization = organization
        self.run = run
        self.transaction = transaction
    }

    /// Writes what was found; what an earlier life of the run had found of the same people is replaced.
    public func put(_ people: [VerifiedPersonRow]) throws(StoreError) {
        try transaction.insert(
            "INSERT INTO verified_person (organization, run, user_id, verdict, content) VALUES ",
            rows: people.map { person in
                [
                    .text(organization.rawValue), .text(run.rawValue), .text(person.user.rawValue),
                    .text(person.verdict), .text(person.content),
                ]
            },
            """
             ON CONFLICT (organization, run, user_id) DO UPDATE
            SET verdict = excluded.verdict, content = excluded.content
            """)
    }

    /// The people behind one, in the order of ids.
    public func page(after user: UserID?, limit: Int) throws(StoreError) -> [VerifiedPersonRow] {
        let rows = try transaction.query(
            """
            SELECT user_id, verdict, content FROM verified_person
            WHERE organization = $1 AND run = $2 AND user_id > $3 ORDER BY user_id LIMIT $4
            """,
            [.text(organization.rawValue), .text(run.rawValue), .text(user?.rawValue ?? ""), .int(limit)])
        return try rows.map { row throws(StoreError) in try Self.person(row) }
    }

    private static func person(_ row: SQLRow) throws(StoreError) -> VerifiedPersonRow {
        VerifiedPersonRow(user: try row.id(0), verdict: try row.text(1), content: try row.text(2))
    }

    /// What was found of some people, by person. One statement for each 500.
    public func of(_ users: [UserID]) throws(StoreError) -> [UserID: VerifiedPersonRow] {
        var found: [UserID: VerifiedPersonRow] = [:]
        for part in users.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                "SELECT user_id, verdict, content FROM verified_person"
                    + " WHERE organization = $1 AND run = $2 AND user_id IN ("
                    + SQL.parameters(from: 3, count: part.count) + ")",
                [.text(organization.rawValue), .text(run.rawValue)] + part.map { .text($0.rawValue) })
            for row in rows {
                let person = try Self.person(row)
                found[person.user] = person
            }
        }
        return found
    }
}

public import Workspace

extension SettingsCollecting {
    /// What a look at documents found.
    public struct DocumentPage: Sendable {
        /// Those that may go.
        public let documents: [Document]
        /// Behind which one to go on; `nil` where there are no more.
        public let next: Document?
        /// When it looked, milliseconds since 1970.
        public let at: Int64
    }

    /// How many removals are read at once while their documents are looked for.
    static let removalsPerStatementMax = 500
    /// Characters of a hash, in hexadecimal.
    static let hashLength = 64
    /// How much older than a look a removal may be that the look couldn't see: no transaction lasts so long.
    static let unseenRemovalMilliseconds: Int64 = 3_600_000

    /// Documents of before some time to which nothing refers: no dashboard, no version, no run that goes on, and nobody who
    /// can be restored.
    ///
    /// Removals are gone through once for all that is found, not once for each document.
    /// - Parameters:
    ///   - before: milliseconds since 1970.
    ///   - cursor: `next` of the page before.
    public static func documents(
        before: Int64, after cursor: Document? = nil, limit: Int, in transaction: any SQLTransaction
    ) throws(StoreError) -> DocumentPage {
        let rows = try transaction.query(
            """
            SELECT d.organization, d.hash FROM settings_document d WHERE d.created_at < $1
                AND (d.organization > $2 OR d.organization = $2 AND d.hash > $3)
            """ + unneeded + " ORDER BY d.organization, d.hash LIMIT $4",
            [.integer(before), .text(cursor?.organization ?? ""), .text(cursor?.hash ?? ""), .int(limit)])
        let found = try rows.map { row throws(StoreError) in
            Document(organization: try row.text(0), hash: try row.text(1))
        }
        let spared = try restorable(found, removedSince: 0, in: transaction)
        return DocumentPage(
            documents: found.filter { !spared.contains($0) }, next: found.count == limit ? found.last : nil,
            at: transaction.now)
    }

    /// All documents that somebody has or had, as far as it is told: by versions, and by what a restore would put back.
    public static func documents(
        of user: UserID, in organization: OrganizationID, _ transaction: any SQLTransaction
    ) throws(StoreError) -> [Document] {
        let account: [SQLValue] = [.text(organization.rawValue), .text(user.rawValue)]
        let versions = try transaction.query(
            """
            SELECT hash FROM settings_change WHERE organization = $1 AND user_id = $2 AND hash IS NOT NULL
            UNION SELECT overlay FROM settings_change WHERE organization = $1 AND user_id = $2 AND overlay IS NOT NULL
            """, account)
        var hashes: Set<String> = []
        for row in versions { hashes.insert(try row.text(0)) }
        let removals = try transaction.query(
            "SELECT content FROM removal WHERE organization = $1 AND user_id = $2 AND content IS NOT NULL", account)
        for row in removals { hashes.formUnion(named(in: try row.text(0))) }
        return hashes.sorted().map { Document(organization: organization.rawValue, hash: $0) }
    }

    /// Deletes documents, unless something refers to them by now; returns how many there were.
    ///
    /// - Parameter page: the look that found them: older removals aren't gone through again; `nil` to go through all.
    @discardableResult
    public static func delete(
        _ documents: [Document], seenBy page: DocumentPage? = nil, in transaction: any SQLTransaction
    ) throws(StoreError) -> Int {
        let since = page.map { $0.at - unseenRemovalMilliseconds } ?? 0
        let spared = try restorable(documents, removedSince: since, in: transaction)
        var count = 0
        for document in documents where !spared.contains(document) {
            count += try transaction.execute(
                "DELETE FROM settings_document AS d WHERE d.organization = $1 AND d.hash = $2" + unneeded,
                [.text(document.organization), .text(document.hash)])
        }
        return count
    }

    /// Those that a removal which can be taken back would need. No more is held than the documents and some removals.
    private static func restorable(
        _ documents: [Document], removedSince since: Int64, in transaction: any SQLTransaction
    ) throws(StoreError) -> Set<Document> {
        var needed: Set<Document> = []
        for (organization, some) in Dictionary(grouping: documents, by: \.organization) {
            let hashes = Set(some.map(\.hash))
            var last: (user: String, removedAt: Int64)? = ("", 0)
            while let cursor = last {
                let rows = try removals(of: organization, since, after: cursor, in: transaction)
                for row in rows {
                    for hash in named(in: try row.text(2)) where hashes.contains(hash) {
                        needed.insert(Document(organization: organization, hash: hash))
                    }
                }
                last = nil
                if rows.count == removalsPerStatementMax, let end = rows.last {
                    last = (try end.text(0), try end.integer(1))
                }
            }
        }
        return needed
    }

    private static func removals(
        of organization: String, _ since: Int64, after cursor: (user: String, removedAt: Int64),
        in transaction: any SQLTransaction
    ) throws(StoreError) -> [SQLRow] {
        try transaction.query(
            """
            SELECT user_id, removed_at, content FROM removal
            WHERE organization = $1 AND state = 'restorable' AND content IS NOT NULL AND removed_at >= $2
                AND (user_id > $3 OR user_id = $3 AND removed_at > $4)
            ORDER BY user_id, removed_at LIMIT $5
            """,
            [
                .text(organization), .integer(since), .text(cursor.user), .integer(cursor.removedAt),
                .int(removalsPerStatementMax),
            ])
    }

    /// Whatever stands in quotes and has a hash's length.
    private static func named(in content: String) -> [String] {
        content.utf8.split(separator: UInt8(ascii: "\"")).filter { $0.count == hashLength }.map {
            String(Substring($0))
        }
    }
}

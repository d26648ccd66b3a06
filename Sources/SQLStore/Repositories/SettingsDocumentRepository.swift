public import Workspace

/// The documents of settings of one organization: written once for each content, never changed.
public struct SettingsDocumentRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// How many hashes one statement names.
    static let statementHashesMax = 500

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Keeps documents; one that is there already stays as it is, and isn't sent to the database again.
    public func keep(_ documents: [SettingsDocumentRow]) throws(StoreError) {
        var new: [String: SettingsDocumentRow] = [:]
        for document in documents { new[document.hash] = document }
        for hash in try known(Array(new.keys)) { new[hash] = nil }
        let now = SQLValue.integer(transaction.now)
        try transaction.insert(
            "INSERT INTO settings_document (organization, hash, category, kind, content, created_at) VALUES ",
            rows: new.values.sorted { $0.hash < $1.hash }.map { document in
                [
                    .text(organization.rawValue), .text(document.hash), .text(document.category.rawValue),
                    .text(document.kind.rawValue), .text(document.content), now,
                ]
            }, " ON CONFLICT (organization, hash) DO NOTHING")
    }

    /// The contents behind hashes; those that aren't there are left out. One statement for each 500.
    public func contents(_ hashes: some Sequence<String>) throws(StoreError) -> [String: String] {
        var found: [String: String] = [:]
        for part in Array(Set(hashes)).parts(of: Self.statementHashesMax) {
            let rows = try transaction.query(
                "SELECT hash, content FROM settings_document WHERE organization = $1 AND hash IN ("
                    + SQL.parameters(from: 2, count: part.count) + ")",
                [.text(organization.rawValue)] + part.map { .text($0) })
            for row in rows { found[try row.text(0)] = try row.text(1) }
        }
        return found
    }

    private func known(_ hashes: [String]) throws(StoreError) -> Set<String> {
        var known: Set<String> = []
        for part in hashes.parts(of: Self.statementHashesMax) {
            let rows = try transaction.query(
                "SELECT hash FROM settings_document WHERE organization = $1 AND hash IN ("
                    + SQL.parameters(from: 2, count: part.count) + ")",
                [.text(organization.rawValue)] + part.map { .text($0) })
            for row in rows { known.insert(try row.text(0)) }
        }
        return known
    }
}

import ConnectorKit
import Workspace

extension CRMKeyRow {
    /// In the order of ``init(_:)`` and ``values()``.
    static let columns: SQL = "id, user_id, crm, grant_id, tag, tag_key, origin, run, created_at, version"
    static let columnCount = 10

    /// Reads ``columns``.
    init(_ row: SQLRow) throws(StoreError) {
        guard let origin = CRMKeyOrigin(rawValue: try row.text(6)) else {
            throw StoreError(.unreadable, "A key has an origin that this program doesn't know.")
        }
        self.init(
            id: KeyID(rawValue: try row.text(0)), user: UserID(rawValue: try row.text(1)),
            crm: CRMID(rawValue: try row.text(2)), grant: GrantID(rawValue: try row.text(3)), tag: try row.blob(4),
            tagKey: try row.text(5), origin: origin, run: try row.textOrNil(7).map(RunID.init(rawValue:)),
            createdAt: try row.integer(8), version: try row.integer(9))
    }

    /// The values of ``columns``.
    func values() -> [SQLValue] {
        [
            .text(id.rawValue), .text(user.rawValue), .text(crm.rawValue), .text(grant.rawValue), .blob(tag),
            .text(tagKey), .text(origin.rawValue), .text(run?.rawValue), .integer(createdAt), .integer(version),
        ]
    }
}

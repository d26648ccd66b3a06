import ConnectorKit
import Workspace

extension ProbeRow {
    static let columns: SQL = """
        id, run, crm, account, grant_id, object, mode, state, record, link, creator, data_key, sealed, misses, note,
        created_at, changed_at, seen_by
        """
    static let columnCount = 18

    init(_ row: SQLRow) throws(StoreError) {
        guard let object = CRMObject(rawValue: try row.text(5)), let use = ProbeUse(rawValue: try row.text(6)),
            let state = ProbeState(rawValue: try row.text(7))
        else { throw StoreError(.unreadable, "A probe has a state that this program doesn't know.") }
        self.init(
            mark: ProbeMark(id: try row.text(0)), run: RunID(rawValue: try row.text(1)),
            crm: CRMID(rawValue: try row.text(2)), account: CRMAccountID(rawValue: try row.text(3)),
            grant: GrantID(rawValue: try row.text(4)), object: object, use: use, state: state,
            record: try row.textOrNil(8).map { RecordID(rawValue: $0) }, link: try row.textOrNil(9),
            creator: try row.textOrNil(10).map { CRMUserID(rawValue: $0) }, dataKey: try row.textOrNil(11),
            sealed: try row.blobOrNil(12), seenBy: try row.textOrNil(17), misses: Int(try row.integer(13)),
            note: try row.textOrNil(14),
            createdAt: try row.integer(15), changedAt: try row.integer(16))
    }

    func values() -> [SQLValue] {
        [
            .text(mark.id), .text(run.rawValue), .text(crm.rawValue), .text(account.rawValue), .text(grant.rawValue),
            .text(object.rawValue), .text(use.rawValue), .text(state.rawValue), .text(record?.rawValue), .text(link),
            .text(creator?.rawValue), .text(dataKey), sealed.map { .blob($0) } ?? .null, .int(misses), .text(note),
            .integer(createdAt), .integer(changedAt), .text(seenBy),
        ]
    }
}

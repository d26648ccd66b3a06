import ConnectorKit
import Foundation
import SQLStore
import Workspace

/// A key as it was before a run replaced it: enough to put it back.
struct KeyBefore: Codable, Hashable, Sendable {
    /// The key.
    let id: KeyID
    /// The grant that it referred to.
    let grant: GrantID
    /// How the user had come by it.
    let origin: CRMKeyOrigin
    /// The run that had copied it.
    let run: RunID?
    /// When it was made, milliseconds since 1970.
    let createdAt: Int64
    /// What proves that we wrote it (T-03).
    let tag: Data
    /// The data key of the tag.
    let tagKey: String

    init(_ row: CRMKeyRow) {
        self.id = row.id
        self.grant = row.grant
        self.origin = row.origin
        self.run = row.run
        self.createdAt = row.createdAt
        self.tag = Data(row.tag)
        self.tagKey = row.tagKey
    }

    /// The row to write, exactly as it was.
    func row(of user: UserID, crm: CRMID) -> CRMKeyRow {
        CRMKeyRow(
            id: id, user: user, crm: crm, grant: grant, tag: Array(tag), tagKey: tagKey, origin: origin, run: run,
            createdAt: createdAt)
    }
}

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

    init(_ row: CRMKeyRow) {
        self.id = row.id
        self.grant = row.grant
        self.origin = row.origin
        self.run = row.run
        self.createdAt = row.createdAt
    }
}

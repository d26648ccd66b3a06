import ConnectorKit
import SQLStore

/// A grant with its credentials, of one committed generation (I-02).
struct OpenedGrant: Sendable {
    let row: GrantRow
    let credentials: Credentials
}

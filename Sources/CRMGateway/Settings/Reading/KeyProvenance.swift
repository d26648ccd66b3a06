public import ConnectorKit
public import Foundation
import SQLStore
public import Workspace

/// How somebody came by a CRM key (PROVENANCE of `crmKeys`).
public struct KeyProvenance: Hashable, Sendable, Codable {
    /// The CRM.
    public let crm: CRMID
    /// Whether they connected it themselves, or a sync copied it.
    public let isOwnConnection: Bool
    /// The run that copied it.
    public let run: RunID?
    /// When.
    public let at: Date

    init(_ key: CRMKeyRow) {
        self.crm = key.crm
        self.isOwnConnection = key.origin == .connected
        self.run = key.run
        self.at = Date(milliseconds: key.createdAt)
    }
}

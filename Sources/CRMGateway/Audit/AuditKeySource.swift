public import Workspace

/// Where the keys of the audit chains come from: outside the database, or whoever edits it could make the codes anew.
public protocol AuditKeySource: Sendable {
    /// The key for new entries.
    func key(for organization: OrganizationID) throws -> AuditChainKey
    /// The key of older entries.
    ///
    /// - Throws: when there is no key of that id any more.
    func key(for organization: OrganizationID, id: String) throws -> AuditChainKey
}

public import Workspace

/// An organization whose audit chain isn't the one that was anchored.
public struct RestoredOrganization: Sendable, Hashable {
    /// Which.
    public let organization: OrganizationID
    /// By what that was found.
    public let reason: RestoreReason
    /// The last entry that was anchored.
    public let anchoredSequence: Int64
    /// The last entry that the store has; 0 for none.
    public let foundSequence: Int64
}

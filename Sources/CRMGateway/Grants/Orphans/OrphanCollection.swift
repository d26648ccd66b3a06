public import Workspace

/// What one collection of orphaned grants did, by grant id.
public struct OrphanCollection: Sendable, Hashable {
    /// Tokens erased here, without a word to the CRM.
    public internal(set) var erased: [GrantID] = []
    /// Revoked at the vendor, or to be deleted there by hand, and erased here.
    public internal(set) var revoked: [GrantID] = []
    /// The vendor hasn't answered: tried again by the next collection (F-F6).
    public internal(set) var unconfirmed: [GrantID] = []

    /// Nothing was done.
    public init() {}
}

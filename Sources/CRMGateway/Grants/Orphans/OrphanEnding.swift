/// What becomes of a grant that nobody holds, once nothing could restore its holders (SYNC-13).
public enum OrphanEnding: String, Sendable, Hashable, CaseIterable {
    /// Its tokens are erased here. The CRM isn't asked; there, they live until they end or somebody deletes them.
    case erase
    /// It is revoked at its vendor, then erased. At some vendors that ends the user's other grants of the same app.
    case revoke
}

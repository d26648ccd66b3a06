/// Whether a grant may be used, as it is stored.
public enum GrantState: String, Hashable, Sendable, Codable, CaseIterable {
    /// It works, as far as we know.
    case live
    /// The CRM refused its refresh token or its static token for good: somebody must reconnect.
    case reconnectNeeded = "reconnect_needed"
    /// A refresh brought another host, account or fewer scopes: no call until the account was checked (F-A11).
    case quarantined
    /// No key refers to it; kept for the undo window, not refreshed (SYNC-13).
    case orphaned
    /// Somebody revoked it.
    case revoked
}

import ConnectorKit

/// Whether new credentials still point to where the old ones did (F-A11). Pure.
enum AccountPin {
    /// Why credentials aren't trusted until the account was checked; the raw value is stored and shown.
    enum Doubt: String, Hashable, Sendable {
        /// The address that came with them is none of the vendor's.
        case host = "host_changed"
        /// Something that names the account or its place has changed, or wasn't there before.
        case account = "account_changed"
        /// Scopes are missing that were there before.
        case scopes = "scopes_lost"
    }

    /// Compares.
    ///
    /// - Parameter isHostOwned: whether the connector takes the new credentials' address for the vendor's.
    static func doubt(old: Credentials, new: Credentials, isHostOwned: Bool) -> Doubt? {
        guard isHostOwned else { return .host }
        if old.attributes != new.attributes { return .account }
        if let before = old.scopes, let after = new.scopes, !after.isSuperset(of: before) { return .scopes }
        return nil
    }
}

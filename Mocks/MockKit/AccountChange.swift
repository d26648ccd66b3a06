/// A change of a CRM account that a person would make in the vendor's pages.
///
/// `object` and the other names are the vendor's own words, such as `deals` and `dealstage`.
public enum AccountChange: Sendable, Equatable {
    /// Ends a user's access; the vendor keeps a trace, as it does in reality.
    case deactivateUser(email: String)
    /// Gives it back.
    case reactivateUser(email: String)
    /// Adds a user.
    case addUser(email: String, firstName: String, lastName: String)
    /// Takes a stage out of use.
    case archiveStage(object: String, pipeline: String, stage: String)
    /// Forbids writing a property's values.
    case makeReadOnly(object: String, property: String)
    /// Deletes a property, as the vendor's pages do (archived, where the vendor archives).
    case deleteProperty(object: String, property: String)
    /// Ends one token at once.
    case revokeToken(String)
    /// Takes a scope away from every grant and token.
    case withdrawScope(String)
    /// Removes the OAuth app: every access and refresh token of it is dead.
    case uninstallApp
    /// A change that only one vendor knows, with its arguments.
    case vendorSpecific(String, JSON)
}

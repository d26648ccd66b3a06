/// The parts of a run, in order.
public enum RunPhase: String, Hashable, Sendable, Codable {
    /// Writing the targets' keys.
    case copyKeys = "copy_keys"
    /// Writing the targets' settings, and their keys with them.
    case pushSettings = "push_settings"
    /// Asking the CRM who is who.
    case resolveOwners = "resolve_owners"
    /// Finding or making owner properties.
    case ensureOwnerProperties = "ensure_owner_properties"
    /// Asking the CRM for its record types.
    case readRecordTypes = "read_record_types"
    /// Writing who is whom.
    case bind
    /// Showing owner properties to CRM users.
    case reveal
    /// Removing probes that earlier verifications left.
    case cleanUp = "clean_up"
    /// Asking the CRM what is there, for a verification.
    case readAccount = "read_account"
    /// Writing probes, reading them back, removing them.
    case probe
    /// Writing what a verification found of each person.
    case verifyPeople = "verify_people"
    /// Putting back what was before.
    case undo
}

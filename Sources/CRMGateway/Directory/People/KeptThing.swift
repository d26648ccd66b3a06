public import Foundation

/// Something that a removal leaves, and why.
public struct KeptThing: Hashable, Sendable {
    /// The stable word.
    public let what: String
    /// A sentence for people.
    public let why: String
    /// Until when, where that is known.
    public var until: Date?

    static func content(until: Date?) -> KeptThing {
        KeptThing(
            what: "restore_content",
            why: "Teams, dashboard, settings, keys and bindings are kept, out of use, so that they can be restored.",
            until: until)
    }

    static let orphanedGrants = KeptThing(
        what: "orphaned_grants",
        why: "Grants that nobody holds now are kept unrefreshed while somebody could get them back, then ended.")

    static let sharedGrants = KeptThing(
        what: "shared_grants", why: "Grants that others hold keys to go on working for them.")

    static let ownGrants = KeptThing(
        what: "grants_in_use", why: "Others act in a CRM as the person who was removed, until they reconnect.")

    static let crmSide = KeptThing(
        what: "crm_side", why: "Owner properties, records and what was shown to their CRM user stay in the CRMs.")

    static let auditEntries = KeptThing(
        what: "audit_entries", why: "The audit log and the records of runs name them by id, never by name.")

    static let accountsElsewhere = KeptThing(
        what: "accounts_elsewhere", why: "User accounts elsewhere are neither deleted nor deactivated.")
}

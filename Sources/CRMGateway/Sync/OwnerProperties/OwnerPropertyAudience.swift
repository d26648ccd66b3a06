internal import ConnectorKit
internal import SQLStore
internal import Workspace

/// To whom an organization's dedicated owner properties are shown, in a CRM that hides properties (SYNC-5).
public enum OwnerPropertyAudience: String, Hashable, Sendable, Codable, CaseIterable {
    /// To the CRM user whom the key acts as, and who writes them; the default.
    case writer
    /// To the CRM user of every member for whom CRM sync is done, too.
    case everySyncedMember = "every_synced_member"
}

extension OwnerPropertyAudience {
    /// What the organization chose for a CRM, or the default.
    static func chosen(
        for crm: CRMID, in organization: OrganizationID, _ transaction: any SQLTransaction
    ) throws -> OwnerPropertyAudience {
        try OwnerSightRepository(organization: organization, transaction: transaction).audience(for: crm)
            .flatMap(OwnerPropertyAudience.init) ?? .writer
    }
}

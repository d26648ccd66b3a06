import CRMConnectors
import ConnectorKit

/// What connectors say of their vendors' pages.
enum ConnectorPages {
    /// How many users one page holds.
    static func size(of crm: CRMID) -> Int? { ConnectorCatalog.standard[crm]?.descriptor.ownersPageSize }
}

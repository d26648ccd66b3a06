public import ConnectorKit
import HubSpotConnector
import SalesforceConnector

extension ConnectorCatalog {
    /// Every CRM that this package supports; the one place that names them all.
    public static let standard = ConnectorCatalog([HubSpotConnector.self, SalesforceConnector.self])
}

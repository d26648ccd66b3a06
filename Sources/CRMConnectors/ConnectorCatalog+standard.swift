import AttioConnector
public import ConnectorKit
import HubSpotConnector
import PipedriveConnector
import SalesforceConnector
import ZohoConnector

extension ConnectorCatalog {
    /// Every CRM that this package supports; the one place that names them all.
    public static let standard = ConnectorCatalog([
        HubSpotConnector.self, SalesforceConnector.self, ZohoConnector.self, AttioConnector.self,
        PipedriveConnector.self,
    ])
}

enum ZohoConnectorTestsPlace {}

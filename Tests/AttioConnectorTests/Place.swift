enum AttioConnectorTestsPlace {}

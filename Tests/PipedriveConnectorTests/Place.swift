enum PipedriveConnectorTestsPlace {}

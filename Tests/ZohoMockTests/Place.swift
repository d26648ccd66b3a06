enum ZohoMockTestsPlace {}

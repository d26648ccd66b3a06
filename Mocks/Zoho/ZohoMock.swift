enum ZohoMockPlace {}

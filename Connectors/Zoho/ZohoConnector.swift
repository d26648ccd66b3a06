enum ZohoPlace {}

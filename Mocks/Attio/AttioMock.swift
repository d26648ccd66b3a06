enum AttioMockPlace {}

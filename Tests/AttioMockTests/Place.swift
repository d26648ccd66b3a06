enum AttioMockTestsPlace {}

enum PipedriveMockTestsPlace {}

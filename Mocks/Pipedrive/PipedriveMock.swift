enum PipedriveMockPlace {}

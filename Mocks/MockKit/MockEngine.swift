/// A vendor's mock with its account, without the vendor's types: what the server and the control plane talk to.
protocol MockEngine: Sendable {
    var credentials: MockCredentials { get }
    var pendingFaults: [FaultPlan.Rule] { get }

    func answer(_ request: MockRequest) -> WireAnswer
    func answerTooLarge() -> MockResponse
    func inject(_ fault: Fault, match: FaultMatch, times: Int?)
    func clearFaults()
    func state() -> JSON
    func apply(_ change: AccountChange) throws
    func reset() throws
}

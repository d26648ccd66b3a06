public import ConnectorKit
public import MockKit
public import TransportLayers

/// One run of a case: a mock of its own, and the real stack in front of it.
public struct SubjectSession: Sendable {
    /// Who is under test.
    public let subject: Subject
    /// The connector.
    public let connector: any CRMConnector
    /// The mock, over a real socket.
    public let mock: MockServer
    /// The session's time, which moves the mock's.
    public let clock: ContractClock
    /// The whole stack, authorized.
    public let transport: any HTTPTransport
    /// The stack without a token source, for token requests.
    public let tokenTransport: any HTTPTransport
    /// The grant in use.
    public let tokens: ContractTokens
    /// The budget of the mock's account.
    public let budget: RateBudget
    /// What was logged.
    public let log: CapturedLog
    /// What was sent and got.
    public let exchanges: ExchangeLog
    /// The mock's address, which stands in for the vendor's hosts.
    public let origin: Origin
    /// The mock's OAuth app, where the vendor has apps.
    public let app: OAuthApp?
    /// What touches the network, without a layer.
    let base: any HTTPTransport
    let stack: SessionStack
    let way: ContractTokens.Way

    /// What the CRM can tell.
    public var reading: any CRMReading { connector.reading(through: transport) }
    /// What may change it.
    public var writing: any CRMWriting { connector.writing(through: transport) }
    /// What the mock's account holds.
    public var samples: SubjectSamples { subject.samples }
    /// Changes of the mock's account that few vendors know.
    public var switches: AccountSwitches { subject.switches }
    /// The mock's names of operations.
    public var operations: MockOperations { subject.operations }

    /// Shows a fault to requests of an operation (one of ``operations``), or to the next one of any.
    public func inject(_ fault: Fault, on operation: String? = nil, nth: Int = 1, times: Int? = 1) {
        exchanges.noteFault(fault.name)
        mock.inject(fault, on: FaultMatch(operation: operation, nth: nth), times: times)
    }

    /// Does what the CRM is meant to refuse: its exchanges are marked, so that nobody checks them against the vendor's
    /// description.
    public nonisolated(nonsending) func refused<Result>(
        _ reason: String, _ act: () async throws -> Result
    ) async rethrows -> Result {
        try await ExchangeAnnotation.$fault.withValue("refusal: \(reason)") { try await act() }
    }

    /// How many requests of an operation the mock has had.
    public func calls(of operation: String) -> Int {
        mock.journal.calls(of: operation).count
    }

    /// The secrets that the session's key holds; none of them may ever be seen.
    public func secrets() async -> [Secret] {
        let credentials = await tokens.credentials
        let known = mock.credentials
        let texts = [known.accessToken, known.refreshToken, known.clientSecret, known.staticToken]
        return [credentials.accessToken, credentials.refreshToken].compactMap(\.self)
            + texts.compactMap { $0.map(Secret.init) } + credentials.secretAttributes.values.map(SubjectSession.core)
    }

    /// Without the lines that begin and end every key file, which are no secret.
    private static func core(of secret: Secret) -> Secret {
        Secret(secret.reveal().split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined(separator: "\n"))
    }
}

public import ConnectorKit

/// Answers requests from a script, authorized and judged as the real stack does it, and keeps what was sent.
public actor ScriptedTransport: HTTPTransport {
    /// What was sent, in order, token and all.
    public private(set) var requests: [HTTPRequest] = []
    private var script: [HTTPResponse]
    private let connector: any CRMConnector.Type
    private let authorizer: any Authorizer

    /// Plays a script to one connector.
    public init(_ connector: any CRMConnector.Type, _ script: [HTTPResponse], credentials: Credentials) throws {
        self.connector = connector
        self.script = script
        self.authorizer = try connector.authorizer(for: credentials, override: nil)
    }

    /// The next answer, or the failure that the connector reads in it; `.unreachable` once the script is over.
    public func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        let request = try authorizer.authorize(request)
        requests.append(request)
        guard !script.isEmpty else {
            throw ConnectorError(.unreachable, operation: request.operation, message: "the script is over")
        }
        let answer = script.removeFirst()
        if let failure = connector.failure(in: answer, to: request) { throw failure }
        return answer
    }

    /// The names of what was done, in order.
    public var operations: [String] { requests.map(\.operation.rawValue) }

    /// What the CRM can tell, by the script.
    public nonisolated var reading: any CRMReading { connector.init().reading(through: self) }

    /// What may change the CRM, by the script.
    public nonisolated var writing: any CRMWriting { connector.init().writing(through: self) }
}

import AttioConnector
import ConnectorKit
import Foundation

/// Answers requests from a script, authorized and judged as the real stack does it, and keeps what was sent.
actor ScriptedTransport: HTTPTransport {
    /// What was sent, in order, token and all.
    private(set) var requests: [HTTPRequest] = []
    private var script: [HTTPResponse]
    private let authorizer: any Authorizer

    init(_ script: [HTTPResponse], credentials: Credentials = .key) throws {
        self.script = script
        self.authorizer = try AttioConnector.authorizer(for: credentials, override: nil)
    }

    init(_ script: HTTPResponse..., credentials: Credentials = .key) throws {
        try self.init(script, credentials: credentials)
    }

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        let request = try authorizer.authorize(request)
        requests.append(request)
        guard !script.isEmpty else {
            throw ConnectorError(.unreachable, operation: request.operation, message: "the script is over")
        }
        let answer = script.removeFirst()
        if let failure = AttioConnector.failure(in: answer, to: request) { throw failure }
        return answer
    }

    /// The names of what was done, in order, without the vendor's.
    var operations: [String] { requests.map { $0.operation.rawValue.replacing("attio.", with: "") } }
}

extension ScriptedTransport {
    nonisolated var reading: any CRMReading { AttioConnector().reading(through: self) }
    nonisolated var writing: any CRMWriting { AttioConnector().writing(through: self) }
}

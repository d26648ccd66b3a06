import ConnectorKit
import Foundation
import ZohoConnector

/// Answers requests from a script, authorized and judged as the real stack does it, and keeps what was sent.
actor ScriptedTransport: HTTPTransport {
    /// What was sent, in order, token and all.
    private(set) var requests: [HTTPRequest] = []
    private var script: [HTTPResponse]
    private let authorizer: any Authorizer

    init(_ script: [HTTPResponse], credentials: Credentials = .grant) throws {
        self.script = script
        self.authorizer = try ZohoConnector.authorizer(for: credentials, override: nil)
    }

    init(_ script: HTTPResponse..., credentials: Credentials = .grant) throws {
        try self.init(script, credentials: credentials)
    }

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        let request = try authorizer.authorize(request)
        requests.append(request)
        guard !script.isEmpty else {
            throw ConnectorError(.unreachable, operation: request.operation, message: "the script is over")
        }
        let answer = script.removeFirst()
        if let failure = ZohoConnector.failure(in: answer, to: request) { throw failure }
        return answer
    }

    /// The names of what was done, in order.
    var operations: [String] { requests.map(\.operation.rawValue) }
    /// Where it went, in order.
    var targets: [String] { requests.map { "\($0.method.rawValue) \($0.target)" } }
}

extension ScriptedTransport {
    nonisolated var reading: any CRMReading { ZohoConnector().reading(through: self) }
    nonisolated var writing: any CRMWriting { ZohoConnector().writing(through: self) }
}

import ConnectorKit
import ConnectorScripting
import ZohoConnector

extension ScriptedTransport {
    init(_ script: [HTTPResponse], credentials: Credentials = .grant) throws {
        try self.init(ZohoConnector.self, script, credentials: credentials)
    }

    init(_ script: HTTPResponse..., credentials: Credentials = .grant) throws {
        try self.init(ZohoConnector.self, script, credentials: credentials)
    }

    /// Where it went, in order.
    var targets: [String] { requests.map { "\($0.method.rawValue) \($0.target)" } }
}

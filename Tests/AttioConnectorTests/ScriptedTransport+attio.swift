import AttioConnector
import ConnectorKit
import ConnectorScripting

extension ScriptedTransport {
    init(_ script: [HTTPResponse], credentials: Credentials = .key) throws {
        try self.init(AttioConnector.self, script, credentials: credentials)
    }

    init(_ script: HTTPResponse..., credentials: Credentials = .key) throws {
        try self.init(AttioConnector.self, script, credentials: credentials)
    }

    /// The names of what was done, in order, without the vendor's.
    var steps: [String] { operations.map { $0.replacing("attio.", with: "") } }
}

import ConnectorKit
import Foundation

/// Reads who it is, and nothing else.
struct FakeReading: CRMReading {
    let transport: any HTTPTransport

    private struct Me: Decodable {
        let account: String
        let user: String?
        let environment: String?
        let scopes: [String]?
    }

    func identify() async throws(ConnectorError) -> CRMIdentity {
        let answer = try await transport.send(HTTPRequest(operation: "fake.me", method: .get, path: "/me"))
        guard let me = try? JSONDecoder().decode(Me.self, from: Data(answer.body)) else {
            throw ConnectorError(.malformed, operation: "fake.me", message: "no identity")
        }
        return CRMIdentity(
            account: CRMAccountID(rawValue: me.account), accountName: "Account \(me.account)",
            environment: me.environment, user: me.user.map(CRMUserID.init(rawValue:)),
            scopes: me.scopes.map { Set($0.map(Scope.init(rawValue:))) })
    }

    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner] { [] }

    func properties(
        of object: CRMObject, scope: PropertyScope
    ) async throws(ConnectorError) -> [PropertyDefinition] { [] }

    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] { [] }

    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record] { [] }

    var recordTypes: (any RecordTypeReading)? { nil }
}

import ConnectorKit
import Foundation

/// What `crm-mock` prints on start for one CRM.
struct MockLine: Sendable {
    /// A member of the line that helps to connect.
    enum Key: String, Sendable {
        case staticToken = "static_token"
        case refreshToken = "refresh_token"
        case clientID = "client_id"
        case clientSecret = "client_secret"
        case username
        case privateKey = "private_key"
        case controlToken = "control_token"
    }

    /// The imitated CRM.
    let crm: CRMID
    /// Where it listens.
    let baseURL: String
    private let members: [String: String?]

    /// - Throws: `CommandFailure` for anything else.
    init(_ line: String) throws(CommandFailure) {
        guard let members = try? JSONDecoder().decode([String: String?].self, from: Data(line.utf8)),
            let crm = members["crm"] ?? nil, let baseURL = members["base_url"] ?? nil
        else { throw Self.unexpected }
        self.crm = CRMID(rawValue: crm)
        self.baseURL = baseURL
        self.members = members
    }

    /// A member's value.
    ///
    /// - Throws: `CommandFailure` where the line has none.
    func value(_ key: Key) throws(CommandFailure) -> String {
        guard let value = members[key.rawValue] ?? nil else { throw Self.unexpected }
        return value
    }

    private static var unexpected: CommandFailure {
        CommandFailure(
            .unavailable, code: "mock_silent", "The mock CRM says something unexpected on start.",
            nextStep: "Build crm-mock anew.")
    }
}

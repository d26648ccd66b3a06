import ConnectorKit
import Foundation
import Measuring

/// The line that `crm-mock` prints at its start for each CRM, as far as it is needed here.
struct MockLine: Decodable {
    let crm: String
    let baseURL: String
    let clientID: String?
    let clientSecret: String?
    let instanceURL: String?
    let staticToken: String?
    let username: String?
    let privateKey: String?

    private enum CodingKeys: String, CodingKey {
        case crm, username
        case baseURL = "base_url"
        case clientID = "client_id"
        case clientSecret = "client_secret"
        case instanceURL = "instance_url"
        case staticToken = "static_token"
        case privateKey = "private_key"
    }

    /// Reads a file of such lines.
    static func all(in path: String) throws -> [MockLine] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
            try JSONDecoder().decode(Self.self, from: Data(line.utf8))
        }
    }

    /// Where the mock listens.
    func origin() throws -> Origin {
        guard let origin = Origin(parsing: baseURL) else { throw BenchmarkError(text: "no origin: \(baseURL)") }
        return origin
    }

    /// The app that the mock knows; nobody listens at its redirect.
    var app: OAuthApp? {
        clientID.map { id in
            OAuthApp(
                clientID: id, clientSecret: clientSecret.map { Secret($0) },
                redirectURI: "http://127.0.0.1:8976/callback")
        }
    }
}

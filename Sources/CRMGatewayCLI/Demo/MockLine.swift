import Foundation

/// What `crm-mock` prints on start.
struct MockLine: Sendable {
    let baseURL: String
    let staticToken: String

    private struct Line: Decodable {
        let base_url: String
        let static_token: String
    }

    /// - Throws: `CommandFailure` for anything else.
    init(_ line: String) throws(CommandFailure) {
        guard let line = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)) else {
            throw CommandFailure(
                .unavailable, code: "mock_silent", "The mock CRM says something unexpected on start.",
                nextStep: "Build crm-mock anew.")
        }
        baseURL = line.base_url
        staticToken = line.static_token
    }
}

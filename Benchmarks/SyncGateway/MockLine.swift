import Foundation

/// The line that `crm-mock` prints at its start, as far as it is needed here.
struct MockLine: Decodable {
    let baseURL: String
    let staticToken: String

    private enum CodingKeys: String, CodingKey {
        case baseURL = "base_url"
        case staticToken = "static_token"
    }

    init(path: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }
}

import ConnectorKit
import Foundation

/// The shapes of the toy's answers.
enum ToyWire {
    struct Me: Decodable {
        let workspace: Workspace
        let user: User
        let scopes: [String]
    }

    struct Workspace: Decodable {
        let id: String
        let name: String
    }

    struct User: Decodable {
        let id: String
        let email: String
        let name: String
        let active: Bool
        let login: String
    }

    struct Kind: Decodable {
        let id: String
        let name: String
        let label: String
        let usable: Bool
        let stages: [String]
    }

    struct Token: Decodable {
        let token: String
    }

    struct Field: Codable {
        let key: String
        let label: String
        let kind: String
        let notes: String
        let retired: Bool
    }

    struct Record: Decodable {
        let id: String
        let values: [String: String]
    }

    struct Page<Item: Decodable>: Decodable {
        let items: [Item]
        let next: String?
    }

    static func decode<Answer: Decodable>(
        _: Answer.Type, from response: HTTPResponse, to request: HTTPRequest
    ) throws(ConnectorError) -> Answer {
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(response.body))
        } catch {
            throw ConnectorError(
                .malformed, operation: request.operation, message: "The toy CRM's answer isn't what it documents.")
        }
    }

    /// The toy keeps every value as text; `nil` for those that it can't keep.
    static func text(of value: FieldValue) -> String? {
        switch value {
        case .empty: ""
        case .text(let text), .choice(let text): text
        case .owner(let user): user.rawValue
        case .number(let number): "\(number)"
        case .boolean(let flag): String(flag)
        default: nil
        }
    }
}

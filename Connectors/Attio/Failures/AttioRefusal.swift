import ConnectorKit

/// Attio's envelope of a refusal; what is of another type than expected counts as not said.
struct AttioRefusal: Decodable, Sendable {
    /// The code, by which refusals are judged.
    let code: String?
    /// The words.
    let message: String?
    /// What is wrong with a body, by path.
    let validationErrors: [Entry]

    /// One fault in a body.
    struct Entry: Decodable, Sendable {
        /// What kind of fault.
        let code: String?
        /// Where: `data`, `values`, slug, …, or a path within the value.
        let path: [String]
        /// The words.
        let message: String?

        private enum Name: String, CodingKey {
            case code, path, message
        }

        init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: Name.self)
            code = try? box.decode(String.self, forKey: .code)
            message = try? box.decode(String.self, forKey: .message)
            // Places in arrays are numbers.
            let parts = (try? box.decode([JSONValue].self, forKey: .path)) ?? []
            path = parts.map { $0.text ?? String(decoding: $0.encoded, as: UTF8.self) }
        }
    }

    private enum Name: String, CodingKey {
        case code, message
        case validationErrors = "validation_errors"
    }

    init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Name.self)
        code = try? box.decode(String.self, forKey: .code)
        message = try? box.decode(String.self, forKey: .message)
        validationErrors = (try? box.decode([Entry].self, forKey: .validationErrors)) ?? []
    }
}

import Foundation

extension JSONValue: Decodable {
    /// Reads any JSON; numbers that aren't whole become texts, as no settings value has any.
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            self = .list(list)
        } else if let object = try? container.decode([String: JSONValue].self) {
            self = .object(object)
        } else {
            self = .text(String(try container.decode(Double.self)))
        }
    }

    /// A JSON text as a value; `null` for none.
    init(parsing text: String?) {
        guard let text else {
            self = .null
            return
        }
        self = (try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))) ?? .text(text)
    }
}

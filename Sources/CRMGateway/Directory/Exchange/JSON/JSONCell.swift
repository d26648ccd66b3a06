/// A value of an object in a file: what a cell can be.
enum JSONCell: Decodable, Hashable, Sendable {
    case text(String)
    case list([String])
    case none
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([String].self) {
            self = .list(list)
        } else {
            self = .other
        }
    }
}

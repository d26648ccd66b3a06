/// Finds what isn't UTF-8.
enum InvalidText {
    /// The text, or where the first byte stands that can't be read.
    static func read(_ bytes: some RandomAccessCollection<UInt8>) -> Result<String, Position> {
        if let text = String(validating: bytes, as: UTF8.self) { return .success(text) }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput, .error: return .failure(Position(offset: offset))
            }
        }
    }

    /// How many good bytes stand before the first bad one.
    struct Position: Error, Hashable {
        let offset: Int
    }
}

extension RecordedValue {
    /// How deep a body may be nested to be recorded as JSON; a deeper one is recorded as text.
    public static let depthMax = 64

    /// Reads a whole JSON text (RFC 8259), or `nil` where it isn't one.
    ///
    /// Its own reader, because Foundation's turns numbers into `Double` and forgets the order of members.
    public init?(json bytes: [UInt8]) {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var reader = JSONReader(bytes)
        guard let value = reader.whole() else { return nil }
        self = value
    }
}

/// Reads JSON that is known to be valid UTF-8.
private struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func whole() -> RecordedValue? {
        guard let value = value(depth: 0) else { return nil }
        skipSpace()
        return index == bytes.count ? value : nil
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, [32, 9, 10, 13].contains(byte) { index += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) -> RecordedValue? {
        skipSpace()
        guard depth <= RecordedValue.depthMax, let byte = next else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string().map(RecordedValue.string)
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func word(_ text: String, _ value: RecordedValue) -> RecordedValue? {
        guard bytes[index...].starts(with: text.utf8) else { return nil }
        index += text.utf8.count
        return value
    }

    private mutating func object(depth: Int) -> RecordedValue? {
        index += 1
        var members: [RecordedValue.Member] = []
        skipSpace()
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\""), let name = string() else { return nil }
            skipSpace()
            guard take(":"), let value = value(depth: depth + 1) else { return nil }
            members.append(.init(name, value))
            skipSpace()
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func array(depth: Int) -> RecordedValue? {
        index += 1
        var values: [RecordedValue] = []
        skipSpace()
        if take("]") { return .array([]) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
            skipSpace()
        } while take(",")
        return take("]") ? .array(values) : nil
    }

    private mutating func number() -> RecordedValue? {
        let start = index
        _ = take("-")
        if !take("0") { guard digits() else { return nil } }
        if take(".") { guard digits() else { return nil } }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() else { return nil }
        }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func digits() -> Bool {
        let start = index
        while let byte = next, (48...57).contains(byte) { index += 1 }
        return index > start
    }

    private mutating func string() -> String? {
        index += 1
        var text: [UInt8] = []
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): guard escape(into: &text) else { return nil }
            case 0..<32: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escape(into text: inout [UInt8]) -> Bool {
        guard let letter = next else { return false }
        index += 1
        if letter != UInt8(ascii: "u") {
            guard let byte = JSONEscape.byte(for: letter) else { return false }
            text.append(byte)
            return true
        }
        guard let code = codeUnit() else { return false }
        text += Array(String(scalar(from: code)).utf8)
        return true
    }

    private mutating func codeUnit() -> UInt32? {
        guard let code = Hexadecimal.number(in: bytes[index...], count: 4) else { return nil }
        index += 4
        return code
    }

    /// The scalar that a code unit begins; half a surrogate pair becomes U+FFFD.
    private mutating func scalar(from code: UInt32) -> Unicode.Scalar {
        let mark = index
        if (0xD800..<0xDC00).contains(code), take("\\"), take("u"), let low = codeUnit(),
            (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + low - 0xDC00)
        {
            return scalar
        }
        index = mark
        return Unicode.Scalar(code) ?? "\u{FFFD}"
    }
}

/// Reads JSON strictly (RFC 8259), within bounds (T-29): one pass, no recursion beyond the depth, and names that stand
/// twice are found.
struct SettingsParser {
    /// How deep lists and objects may be nested.
    static let depthMax = 16

    /// Names that stood twice in one object; the first is kept.
    private(set) var duplicates: [SettingsPath] = []

    private let bytes: [UInt8]
    private var position = 0
    private var path = SettingsPath()

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads a whole text.
    ///
    /// - Parameter text: JSON; a byte order mark before it is skipped.
    /// - Returns: the value, and the paths of names that stood twice.
    static func parse(_ text: String) throws(InvalidSettings) -> (SettingsJSON, duplicates: [SettingsPath]) {
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        var parser = SettingsParser(bytes)
        parser.skipSpace()
        let value = try parser.value()
        parser.skipSpace()
        guard parser.peek == nil else { throw parser.malformed("Something follows the end of the document.") }
        return (value, parser.duplicates)
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 32 || byte == 10 || byte == 13 || byte == 9 { position += 1 }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    private func malformed(_ message: String) -> InvalidSettings {
        let before = bytes[..<min(position, bytes.count)]
        let line = before.count { $0 == 10 } + 1
        let column = before.count - (before.lastIndex(of: 10).map { $0 + 1 } ?? 0) + 1
        return InvalidSettings(
            SettingsIssue(
                path: path.text, code: "settings_malformed", rule: "T-29",
                message: "\(message) It is at line \(line), byte \(column).",
                nextStep: "Give one JSON object; check it for a missing quote, comma or bracket."))
    }
}

// MARK: Values

extension SettingsParser {
    private mutating func value() throws(InvalidSettings) -> SettingsJSON {
        switch peek {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try list()
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case let byte? where Self.beginsNumber(byte): return try number()
        case nil: throw malformed("The document ends too early.")
        default: throw malformed("No JSON value begins like this.")
        }
    }

    private static func beginsNumber(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func word(_ word: String, _ value: SettingsJSON) throws(InvalidSettings) -> SettingsJSON {
        guard bytes[position...].starts(with: word.utf8) else { throw malformed("No JSON value begins like this.") }
        position += word.utf8.count
        return value
    }

    /// Opens a list or an object.
    private mutating func open() throws(InvalidSettings) {
        position += 1
        guard path.steps.count < Self.depthMax else {
            throw InvalidSettings(
                SettingsIssue(
                    path: SettingsPath(steps: Array(path.steps.prefix(1))).text, code: "settings_too_deep",
                    rule: "T-29",
                    message: "Lists and objects are nested more than \(Self.depthMax) deep.",
                    nextStep: "Follow the fields of docs/settings.md."))
        }
    }

    private mutating func list() throws(InvalidSettings) -> SettingsJSON {
        try open()
        var elements: [SettingsJSON] = []
        skipSpace()
        if take("]") { return .list([]) }
        repeat {
            path.steps.append(.index(elements.count))
            skipSpace()
            elements.append(try value())
            path.steps.removeLast()
            skipSpace()
        } while take(",")
        guard take("]") else { throw malformed("A list isn't closed, or a comma is missing.") }
        return .list(elements)
    }

    private mutating func object() throws(InvalidSettings) -> SettingsJSON {
        try open()
        var members: [String: SettingsJSON] = [:]
        skipSpace()
        if take("}") { return .record([:]) }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw malformed("A name in quotes is missing.") }
            let name = try text()
            path.steps.append(.field(name))
            skipSpace()
            guard take(":") else { throw malformed("A colon is missing behind a name.") }
            skipSpace()
            let member = try value()
            if members[name] == nil { members[name] = member } else { noteDuplicate() }
            path.steps.removeLast()
            skipSpace()
        } while take(",")
        guard take("}") else { throw malformed("An object isn't closed, or a comma is missing.") }
        return .record(members)
    }

    private mutating func noteDuplicate() {
        if duplicates.count <= InvalidSettings.issuesMax { duplicates.append(path) }
    }
}

// MARK: Numbers and texts

extension SettingsParser {
    private mutating func digits() throws(InvalidSettings) {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw malformed("A number lacks a digit.") }
    }

    private mutating func number() throws(InvalidSettings) -> SettingsJSON {
        let start = position
        _ = take("-")
        let first = position
        try digits()
        guard bytes[first] != UInt8(ascii: "0") || position == first + 1 else {
            throw malformed("A number begins with a zero too many.")
        }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return Int(text).map { .number($0) } ?? .otherNumber(text)
    }

    private mutating func text() throws(InvalidSettings) -> String {
        position += 1
        var taken: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: taken, as: UTF8.self)
            case UInt8(ascii: "\\"): taken += try escape()
            case 0..<32: throw malformed("A text holds a control character that isn't escaped.")
            default:
                taken.append(byte)
                position += 1
            }
        }
        throw malformed("A text isn't closed.")
    }

    private mutating func escape() throws(InvalidSettings) -> [UInt8] {
        position += 1
        guard let sign = peek else { throw malformed("A text isn't closed.") }
        position += 1
        switch sign {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [sign]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): return try codePoint()
        default: throw malformed("A backslash is followed by what it can't escape.")
        }
    }

    private mutating func codePoint() throws(InvalidSettings) -> [UInt8] {
        let unit = try hexUnit()
        var value = UInt32(unit)
        if (0xD800..<0xDC00).contains(unit), take("\\"), take("u") {
            let low = try hexUnit()
            guard (0xDC00..<0xE000).contains(low) else { throw malformed("Half a character is escaped.") }
            value = 0x10000 + ((UInt32(unit) - 0xD800) << 10) + (UInt32(low) - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw malformed("Half a character is escaped.") }
        return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func hexUnit() throws(InvalidSettings) -> UInt16 {
        guard position + 4 <= bytes.count else { throw malformed("A text isn't closed.") }
        let digits = bytes[position..<(position + 4)]
        let isHex = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        guard isHex, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw malformed("An escaped character lacks its four digits.")
        }
        position += 4
        return unit
    }
}

import Foundation

/// One text to strike out, in one of the forms that it may travel in.
///
/// The text is matched byte by byte, each byte as itself or as an encoder may have written it: percent-encoded (once or
/// twice, in either case), as a JSON escape, or `+` for a space.
struct SecretPattern: Sendable, Hashable {
    /// Texts shorter than this, in bytes, aren't searched for: they would strike out half of everything.
    static let plainBytesMin = 4
    /// Base64 forms shorter than this, in characters, aren't searched for.
    static let base64CharactersMin = 8

    /// What is searched for.
    let bytes: [UInt8]
    /// Whether it is a piece of a base64 text, all of which is then struck out: its neighbours hold bits of the secret.
    let isBase64: Bool

    /// The forms of a secret: as it is, and as base64 and base64url in each of the three ways that it can be aligned.
    static func forms(of secret: String) -> [SecretPattern] {
        let bytes = Array(secret.utf8)
        guard bytes.count >= plainBytesMin else { return [] }
        var forms = [SecretPattern(bytes: bytes, isBase64: false)]
        for offset in 0..<3 {
            let standard = base64(bytes, offset: offset)
            guard standard.count >= base64CharactersMin else { continue }
            forms.append(SecretPattern(bytes: standard, isBase64: true))
            let safe = standard.map(urlSafe)
            if safe != standard { forms.append(SecretPattern(bytes: safe, isBase64: true)) }
        }
        return forms
    }

    /// The characters of base64 that depend on nothing but the secret, when `offset` bytes stand before it.
    private static func base64(_ bytes: [UInt8], offset: Int) -> [UInt8] {
        let padded = [UInt8](repeating: 0, count: offset) + bytes
        let encoded = Array(Data(padded).base64EncodedString().utf8)
        let first = [0, 2, 3][offset]
        let last = padded.count * 8 / 6
        return first < last ? Array(encoded[first..<last]) : []
    }

    private static func urlSafe(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        default: byte
        }
    }

    /// Where the match that begins at an index ends, or `nil` where there is none.
    func matchEnd(in text: [UInt8], at start: Int) -> Int? {
        var index = start
        var matched = 0
        while matched < bytes.count {
            guard let step = SecretPattern.step(in: text, at: index, wanted: bytes[matched...]) else { return nil }
            index += step.read
            matched += step.matched
        }
        return index
    }

    /// How many bytes of text are read, and how many of the pattern they mean.
    private static func step(
        in text: [UInt8], at index: Int, wanted: ArraySlice<UInt8>
    ) -> (read: Int, matched: Int)? {
        guard index < text.count, let next = wanted.first else { return nil }
        switch text[index] {
        case UInt8(ascii: "%"):
            if let read = percentEncoded(text[index...], as: next) { return (read, 1) }
        case UInt8(ascii: "\\"):
            if let step = escaped(text[index...], as: wanted) { return step }
        case UInt8(ascii: "+") where next == 32:
            return (1, 1)
        default:
            break
        }
        return text[index] == next ? (1, 1) : nil
    }

    /// `%41`, or `%2541` where it was encoded twice.
    private static func percentEncoded(_ text: ArraySlice<UInt8>, as byte: UInt8) -> Int? {
        guard let value = Hexadecimal.number(in: text.dropFirst(), count: 2) else { return nil }
        if value == UInt32(byte) { return 3 }
        guard value == 37, let inner = Hexadecimal.number(in: text.dropFirst(3), count: 2) else { return nil }
        return inner == UInt32(byte) ? 5 : nil
    }

    /// `\/`, `\"`, `\n`, `\u0041`, `\u00e9`.
    private static func escaped(
        _ text: ArraySlice<UInt8>, as wanted: ArraySlice<UInt8>
    ) -> (read: Int, matched: Int)? {
        guard let letter = text.dropFirst().first else { return nil }
        if letter == UInt8(ascii: "u") {
            guard let code = Hexadecimal.number(in: text.dropFirst(2), count: 4), let scalar = Unicode.Scalar(code)
            else { return nil }
            let meant = Array(String(scalar).utf8)
            return wanted.starts(with: meant) ? (6, meant.count) : nil
        }
        guard let meant = JSONEscape.byte(for: letter), meant == wanted.first else { return nil }
        return (2, 1)
    }
}

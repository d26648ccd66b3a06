import ConnectorKit

/// Strikes secrets out of texts, in whatever form they stand there.
struct SecretMatcher: Sendable {
    private static let marker = Array(Secret.marker.utf8)

    private let patterns: [SecretPattern]
    /// Which bytes a match may begin with, so that most of a text is passed over quickly.
    private let mayBegin: [Bool]

    /// Looks for these texts.
    init(_ secrets: [String]) {
        let forms = Set(secrets.flatMap(SecretPattern.forms))
        // The longest first: a secret that begins like another is struck out whole.
        patterns = forms.sorted { $0.bytes.count > $1.bytes.count }
        var mayBegin = [Bool](repeating: false, count: 256)
        for pattern in patterns {
            for byte in [pattern.bytes[0], UInt8(ascii: "%"), UInt8(ascii: "\\")] { mayBegin[Int(byte)] = true }
            if pattern.bytes[0] == 32 { mayBegin[Int(UInt8(ascii: "+"))] = true }
        }
        self.mayBegin = mayBegin
    }

    /// The text, each match replaced by the marker.
    func strike(_ text: [UInt8]) -> [UInt8] {
        guard !patterns.isEmpty else { return text }
        var result: [UInt8] = []
        var kept = 0
        var index = 0
        while index < text.count {
            guard mayBegin[Int(text[index])], let match = match(in: text, at: index, from: kept) else {
                index += 1
                continue
            }
            result += text[kept..<match.lowerBound]
            result += SecretMatcher.marker
            kept = match.upperBound
            index = match.upperBound
        }
        guard kept > 0 else { return text }
        return result + text[kept...]
    }

    /// The text, each match replaced by the marker.
    func strike(_ text: String) -> String {
        guard !patterns.isEmpty else { return text }
        let bytes = Array(text.utf8)
        let struck = strike(bytes)
        return struck == bytes ? text : String(decoding: struck, as: UTF8.self)
    }

    private func match(in text: [UInt8], at start: Int, from kept: Int) -> Range<Int>? {
        for pattern in patterns {
            guard let end = pattern.matchEnd(in: text, at: start) else { continue }
            return pattern.isBase64 ? SecretMatcher.widen(start..<end, in: text, from: kept) : start..<end
        }
        return nil
    }

    private static func widen(_ range: Range<Int>, in text: [UInt8], from kept: Int) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > kept, isBase64(text[start - 1]) { start -= 1 }
        while end < text.count, isBase64(text[end]) { end += 1 }
        return start..<end
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "+/-_=".utf8.contains(byte)
        }
    }
}

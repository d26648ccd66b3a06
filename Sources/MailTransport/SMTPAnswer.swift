/// What a mail server said.
enum SMTPAnswer {
    private static let textLengthMax = 200

    /// The last line with a status, without its end; what the server says to QUIT comes behind it.
    static func lastLine(of bytes: [UInt8], status: Int) -> String {
        let mark = Array(String(status).utf8)
        let line = lines(of: bytes).last { $0.starts(with: mark) }
        return line.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Whether the server has greeted us and taken our greeting: what it refuses before that, it refuses to us.
    static func isGreeted(_ bytes: [UInt8]) -> Bool {
        lines(of: bytes).contains { $0.starts(with: Array("250".utf8)) }
    }

    private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(whereSeparator: { $0 == 0x0D || $0 == 0x0A })
    }

    /// `5.1.1` in `550 5.1.1 No such user` (RFC 3463).
    static func enhancedCode(in line: String) -> String? {
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count > 1 else { return nil }
        let numbers = words[1].split(separator: ".", omittingEmptySubsequences: false)
        let isCode =
            numbers.count == 3 && ["2", "4", "5"].contains(numbers[0])
            && numbers.allSatisfy { (1...3).contains($0.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        return isCode ? String(words[1]) : nil
    }

    /// The words for people, without codes, controls and anybody's address; empty where there are none.
    static func text(of line: String) -> String {
        let words = line.split(separator: " ").dropFirst()
        let codeless = enhancedCode(in: line) == nil ? words : words.dropFirst()
        let kept = codeless.map { word in
            word.contains("@") ? "(address)" : String(word.unicodeScalars.filter(isPlain).map(Character.init))
        }
        return String(kept.joined(separator: " ").prefix(textLengthMax))
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool { (0x21...0x7E).contains(scalar.value) }
}

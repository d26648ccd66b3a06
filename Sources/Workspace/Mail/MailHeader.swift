import Foundation

/// Writes header fields: plain where a text is plain, as encoded words (RFC 2047) where it isn't or is long.
enum MailHeader {
    /// What a line holds at most before it is folded (RFC 5322 §2.1.1), the field's name included.
    private static let lineLengthMax = 76
    /// Bytes in one encoded word: 45 make 60 characters of base64, and 72 with what stands around them; 75 are allowed.
    private static let wordBytesMax = 45

    /// `Subject: …`
    static func unstructured(_ field: String, _ text: String) -> String {
        let isShort = field.utf8.count + 2 + text.utf8.count <= lineLengthMax
        return "\(field): " + (isShort && isPlain(text) ? text : encodedWords(text))
    }

    /// `To: "Ann Lee" <ann@example.com>`
    static func mailbox(_ field: String, _ mailbox: MailMailbox) -> String {
        guard let name = mailbox.name else { return "\(field): <\(mailbox.address)>" }
        let quoted = isPlain(name) ? self.quoted(name) : encodedWords(name)
        let isShort = field.utf8.count + 2 + quoted.utf8.count <= lineLengthMax
        let phrase = isShort || quoted.contains("\r\n") ? quoted : encodedWords(name)
        // On a line of its own: with the longest address it still stays far below 998 bytes.
        return "\(field): \(phrase)\r\n <\(mailbox.address)>"
    }

    /// Text that stands for itself: printable ASCII, and nothing that looks like an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?") && !text.hasPrefix(" ")
            && !text.hasSuffix(" ")
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Words of whole characters, one a line; readers join them without the space between.
    private static func encodedWords(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > wordBytesMax { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }
}

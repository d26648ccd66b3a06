/// Salesforce's record ids: 15 characters that differ by case, or 18 with a checksum of that case.
///
/// The first three characters are the object's key prefix.
enum SalesforceID {
    static let master = "012000000000000AAA"

    private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    private static let checksumDigits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345")
    private static let shortLength = 15
    private static let longLength = 18
    private static let chunkLength = 5
    private static let prefixLength = 3
    /// What stands between key prefix and number in every id of an imitated org.
    private static let instance = "QH0"

    /// The 18-character id of the record with a number.
    static func make(prefix: String, number: Int) -> String {
        var rest = number
        var text = ""
        for _ in 0..<(shortLength - prefixLength - instance.count) {
            text.insert(digits[rest % digits.count], at: text.startIndex)
            rest /= digits.count
        }
        return lengthen(prefix + instance + text)
    }

    /// The 18-character form of an id of 15 or 18 characters; `nil` for a text that is no id or has a bad checksum.
    static func normalise(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ Character(UnicodeScalar($0)).isLetter || Character(UnicodeScalar($0)).isNumber })
        else { return nil }
        switch text.utf8.count {
        case shortLength: return lengthen(text)
        case longLength:
            // Clients send checksums in any case.
            let id = lengthen(String(text.prefix(shortLength)))
            return id.lowercased() == text.lowercased() ? id : nil
        default: return nil
        }
    }

    /// The 15-character form.
    static func short(_ id: String) -> String { String(id.prefix(shortLength)) }

    /// The key prefix of an id.
    static func prefix(of id: String) -> String { String(id.prefix(prefixLength)) }

    private static func lengthen(_ short: String) -> String {
        let letters = Array(short)
        var id = short
        for start in stride(from: 0, to: letters.count, by: chunkLength) {
            var value = 0
            for (bit, letter) in letters[start..<min(start + chunkLength, letters.count)].enumerated()
            where letter.isASCII && letter.isUppercase {
                value |= 1 << bit
            }
            id.append(checksumDigits[value])
        }
        return id
    }
}

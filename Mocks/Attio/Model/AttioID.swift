import MockKit

/// Ids, all of which are UUIDs.
enum AttioID {
    /// The id of something, by what it is: the same in every start, so that tests can be repeated.
    static func make(_ parts: String...) -> String {
        let hash = SHA256.hash(Array(parts.joined(separator: "/").utf8))
        let digits = hash.prefix(16).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        var text = Array(digits)
        text[12] = "4"
        text[16] = "8"
        return [text[0..<8], text[8..<12], text[12..<16], text[16..<20], text[20..<32]].map { String($0) }
            .joined(separator: "-")
    }

    /// Whether a text has the form of an id.
    static func isID(_ text: String) -> Bool {
        text.wholeMatch(of: /[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/) != nil
    }

    /// The id that a seed gives, if it is one.
    /// - Throws: ``MockKit/SeedError`` for a text of another form.
    static func checked(_ text: String?, at place: String) throws -> String? {
        guard let text else { return nil }
        guard isID(text) else {
            throw SeedError("\(place) \"\(text)\" is no UUID: write it as 0d000000-0000-4000-8000-000000000001")
        }
        return text.lowercased()
    }
}

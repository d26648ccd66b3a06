/// The id of a row, in the form of 18 characters in which Salesforce answers.
///
/// - Source: "ID Field Type", <https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm>,
///   read 2026-11.
struct SalesforceID: Hashable, Sendable {
    /// The key prefixes of the tables that the gateway touches.
    enum Prefix: String {
        /// Accounts.
        case account = "001"
        /// Contacts.
        case contact = "003"
        /// Users.
        case user = "005"
        /// Opportunities.
        case opportunity = "006"
    }

    /// The 18 characters.
    let text: String

    /// Characters without the checksum.
    private static let shortLength = 15
    /// Characters with the checksum.
    private static let fullLength = 18
    /// Characters that one character of the checksum stands for.
    private static let chunkLength = 5
    private static let checksumLetters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)

    /// Reads 15 characters, which get their checksum, or 18, whose checksum must be right; `nil` for anything else.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard [SalesforceID.shortLength, SalesforceID.fullLength].contains(bytes.count),
            bytes.allSatisfy(SalesforceID.isLetterOrDigit)
        else { return nil }
        let short = Array(bytes.prefix(SalesforceID.shortLength))
        let checksum = SalesforceID.checksum(of: short)
        // Some programs fold the checksum's case, which tells nothing.
        let given = bytes.dropFirst(SalesforceID.shortLength).map { (97...122).contains($0) ? $0 - 32 : $0 }
        guard given.isEmpty || given == checksum else { return nil }
        let full = short + checksum
        self.text = String(decoding: full, as: UTF8.self)
    }

    /// Whether it is a row of this table.
    func isOf(_ prefix: Prefix) -> Bool {
        text.hasPrefix(prefix.rawValue)
    }

    /// The form of 18 characters, or the text as it stands where it is no id.
    static func full(_ text: String) -> String {
        SalesforceID(text)?.text ?? text
    }

    /// Per chunk of five, a letter for the pattern of its capitals.
    private static func checksum(of short: [UInt8]) -> [UInt8] {
        stride(from: 0, to: shortLength, by: chunkLength).map { start in
            let pattern = (0..<chunkLength).reduce(0) { sum, place in
                (65...90).contains(short[start + place]) ? sum + (1 << place) : sum
            }
            return checksumLetters[pattern]
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}

import Foundation

/// An email address that is well formed, and its canonical key (PROV-4, T-32).
///
/// Two addresses are the same when their ``key``s are equal: NFC, lower case, the domain as A-labels. Tags behind a
/// plus sign stay distinct, and nothing is guessed about what a mail server ignores.
public struct EmailAddress: Hashable, Sendable {
    private static let localLengthMax = 64
    private static let lengthMax = 254

    /// The address as it was given, in NFC.
    public let text: String
    /// The form in which addresses are compared and stored as unique.
    public let key: String

    /// Reads an address.
    ///
    /// - Parameters:
    ///   - text: `ann@example.com`, without a display name, spaces or quotes; at most 254 characters.
    ///   - allowsUnicodeLocalPart: whether letters beyond ASCII may stand before the `@` (RFC 6531); few servers can.
    /// - Throws: `InvalidValue` of rule PROV-4, which says what is wrong and how to mend it.
    public init(_ text: String, allowsUnicodeLocalPart: Bool = false) throws(InvalidValue) {
        let composed = try Self.composed(text)
        let (local, domain) = try Self.split(composed)
        try Self.checkLocal(local, allowsUnicode: allowsUnicodeLocalPart)
        let loweredLocal = local.lowercased().precomposedStringWithCanonicalMapping
        self.text = composed
        self.key = loweredLocal + "@" + (try DomainName(domain)).ascii
        guard key.utf8.count <= Self.lengthMax else {
            throw .email("The address has more than \(Self.lengthMax) characters.", "Check it for a slip.")
        }
    }

    /// Takes what a store kept of an address that was checked when it came in.
    package init(storedText: String, storedKey: String) {
        self.text = storedText
        self.key = storedKey
    }

    /// Whether both are the same address, however they were written.
    public static func == (left: EmailAddress, right: EmailAddress) -> Bool {
        left.key == right.key
    }

    /// Feeds the key.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
    }

    private static func composed(_ text: String) throws(InvalidValue) -> String {
        guard !text.isEmpty else { throw .email("The email address is empty.", "Give one, like `ann@example.com`.") }
        // Four bytes a character at most: what is longer needn't be looked at further.
        guard text.utf8.count <= lengthMax * 4 else {
            throw .email("The address has more than \(lengthMax) characters.", "Check it for a slip.")
        }
        for scalar in text.unicodeScalars {
            if scalar.isUnseen {
                throw .email(
                    "The address holds \(scalar.codePoint), which can't be seen.", "Type the address again by hand.",
                    code: "email_unseen_character")
            }
            if scalar.properties.isWhitespace {
                throw .email("The address holds a space (\(scalar.codePoint)).", "Remove it.")
            }
        }
        return text.precomposedStringWithCanonicalMapping
    }

    private static func split(_ text: String) throws(InvalidValue) -> (local: String, domain: String) {
        if let fake = text.unicodeScalars.first(where: { $0.value == 0xFF20 || $0.value == 0xFE6B }) {
            throw .email("The address holds \(fake.codePoint), a look-alike of `@`.", "Type a plain `@`.")
        }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw .email(
                parts.count == 1 ? "The address has no `@`." : "The address has more than one `@`.",
                "Write it like `ann@example.com`.")
        }
        guard !parts[0].isEmpty, !parts[1].isEmpty else {
            throw .email("Something is missing before or behind the `@`.", "Write it like `ann@example.com`.")
        }
        return (String(parts[0]), String(parts[1]))
    }

    private static func checkLocal(_ local: String, allowsUnicode: Bool) throws(InvalidValue) {
        guard local.utf8.count <= localLengthMax else {
            throw .email("More than \(localLengthMax) characters stand before the `@`.", "Check them for a slip.")
        }
        guard !local.hasPrefix("."), !local.hasSuffix("."), !local.contains("..") else {
            throw .email("A dot before the `@` is at an end, or doubled.", "Remove the dot that is too much.")
        }
        var letters: [Unicode.Scalar] = []
        for scalar in local.unicodeScalars {
            if scalar.isASCII {
                try checkPlain(scalar)
                if scalar.properties.isAlphabetic { letters.append(scalar) }
            } else {
                letters.append(scalar)
            }
        }
        if letters.contains(where: { !$0.isASCII }) { try checkUnicode(letters, isAllowed: allowsUnicode) }
    }

    private static func checkPlain(_ scalar: Unicode.Scalar) throws(InvalidValue) {
        let isLetterOrDigit = scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
        guard isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~.".unicodeScalars.contains(scalar) else {
            throw .email(
                "\(scalar.codePoint) stands before the `@`.", "Use letters, digits, dots and signs such as `+ - _`.")
        }
    }

    private static func checkUnicode(_ letters: [Unicode.Scalar], isAllowed: Bool) throws(InvalidValue) {
        try MixedScripts.check(letters, of: "The part before the `@`")
        guard !isAllowed, let first = letters.first(where: { !$0.isASCII }) else { return }
        throw .email(
            "\(first.codePoint) stands before the `@`.", "Use plain letters there: few mail servers take others.")
    }
}

extension EmailAddress: CustomStringConvertible {
    /// The address as it was given.
    public var description: String { text }
}

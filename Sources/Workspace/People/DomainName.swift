import Foundation

/// A mail domain in its canonical form: lower case, each label of Unicode as an A-label (`xn--…`, RFC 5890).
struct DomainName: Hashable, Sendable {
    private static let lengthMax = 253
    private static let labelLengthMax = 63
    private static let labelsMin = 2
    private static let encodedPrefix = "xn--"

    /// The canonical text, ASCII.
    let ascii: String

    /// Reads the part behind the `@`.
    init(_ text: String) throws(InvalidValue) {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if labels.count > 1, labels.last == "" {
            throw .email("The domain ends in a dot.", "Remove the dot at the end.")
        }
        guard labels.count >= Self.labelsMin, !labels.contains("") else {
            throw .email("The domain has an empty part, or only one.", "Write it like `example.com`.")
        }
        var canonical: [String] = []
        for label in labels { canonical.append(try Self.canonical(label)) }
        guard canonical.last?.allSatisfy(\.isNumber) == false else {
            throw .email("The domain ends in a number.", "Give the name of a domain, not an address of a host.")
        }
        ascii = canonical.joined(separator: ".")
        guard ascii.utf8.count <= Self.lengthMax else {
            throw .email("The domain has more than \(Self.lengthMax) characters.", "Check it for a slip.")
        }
    }

    /// A canonical domain with its A-labels decoded; `nil` where it has none.
    static func unicodeForm(ofASCII domain: String) -> String? {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false).map { label in
            guard label.hasPrefix(encodedPrefix),
                let decoded = Punycode.decode(String(label.dropFirst(encodedPrefix.count))),
                decoded.unicodeScalars.contains(where: { !$0.isASCII })
            else { return String(label) }
            return decoded
        }
        let text = labels.joined(separator: ".")
        return text == domain ? nil : text
    }

    private static func canonical(_ label: String) throws(InvalidValue) -> String {
        let lowered = label.lowercased().precomposedStringWithCanonicalMapping
        let isPlain = lowered.utf8.allSatisfy { $0 < 0x80 }
        let encoded: String
        if isPlain, lowered.hasPrefix(encodedPrefix) {
            encoded = try checkedEncoded(lowered)
        } else {
            try isPlain ? checkPlain(lowered) : checkUnicode(lowered)
            encoded = isPlain ? lowered : encodedPrefix + Punycode.encode(lowered)
        }
        guard encoded.utf8.count <= labelLengthMax else {
            throw .email("A part of the domain has more than \(labelLengthMax) characters.", "Check it for a slip.")
        }
        return encoded
    }

    /// An A-label is taken only if it is exactly what we would have written.
    private static func checkedEncoded(_ label: String) throws(InvalidValue) -> String {
        guard
            label.utf8.count <= labelLengthMax,
            let decoded = Punycode.decode(String(label.dropFirst(encodedPrefix.count))),
            decoded.unicodeScalars.contains(where: { !$0.isASCII }),
            encodedPrefix + Punycode.encode(decoded) == label,
            isCanonical(decoded)
        else {
            throw .email("A part of the domain starts with `xn--` and encodes nothing.", "Copy the domain again.")
        }
        try checkUnicode(decoded)
        return label
    }

    /// Compares scalars: `==` on strings calls composed and decomposed text equal.
    private static func isCanonical(_ label: String) -> Bool {
        label.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(label.unicodeScalars)
    }

    private static func checkPlain(_ label: String) throws(InvalidValue) {
        for scalar in label.unicodeScalars where !isPlainLetter(scalar) {
            throw .email(
                "The domain holds \(scalar.codePoint).", "Use letters, digits and hyphens between the dots.")
        }
        try checkHyphens(label)
    }

    private static func checkUnicode(_ label: String) throws(InvalidValue) {
        guard label == label.precomposedStringWithCompatibilityMapping else {
            throw .email("The domain holds look-alikes, such as full-width letters.", "Type the plain letters.")
        }
        try checkHyphens(label)
        try MixedScripts.check(label.unicodeScalars.filter { !isPlainSign($0) }, of: "A part of the domain")
    }

    private static func checkHyphens(_ label: String) throws(InvalidValue) {
        let third = label.dropFirst(2).prefix(2)
        guard !label.hasPrefix("-"), !label.hasSuffix("-"), third != "--" else {
            throw .email("A part of the domain has a hyphen where none may be.", "Check the domain for a slip.")
        }
    }

    private static func isPlainLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || isPlainSign(scalar))
    }

    private static func isPlainSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || (0x30...0x39).contains(scalar.value)
    }
}

import Foundation

/// What somebody types to find people or teams: words, each of which has to occur in a name or an address.
///
/// Both sides are folded alike, so that `muller` and `MÜLLER` find `Müller`, and `strasse` finds `Straße`; the folding is
/// Unicode's, where that of a database may know ASCII alone.
public struct SearchText: Hashable, Sendable {
    /// The most that it may have, in Unicode scalars.
    public static let lengthMax = 100

    /// The words, folded, none twice; empty where everything is to be found.
    public let words: [String]

    /// Reads what was typed.
    ///
    /// - Parameter text: `nil`, or only spaces: finds everything.
    /// - Throws: `InvalidValue` `search_too_long`, `search_unseen_character`.
    public init(_ text: String?) throws(InvalidValue) {
        guard let text, text.contains(where: { !$0.isWhitespace || $0.isNewline || $0 == "\t" }) else {
            words = []
            return
        }
        let checked = try DisplayText.checked(
            text, as: "search text", code: "search", rule: "TEAM-1", lengthMax: Self.lengthMax, field: "search")
        var seen: Set<String> = []
        words = Self.folded(checked).split(separator: " ").map(String.init).filter { seen.insert($0).inserted }
    }

    /// The key in which a person is looked for: both names, and the address as it is compared and as it is read.
    package static func key(of name: PersonName, _ email: EmailAddress) -> String {
        let unicode = EmailAddress.unicodeForm(ofKey: email.key).map { " " + $0 } ?? ""
        return folded("\(name.first) \(name.last) \(email.key)\(unicode)")
    }

    /// The key in which a team is looked for.
    package static func key(of name: TeamName) -> String {
        folded(name.text)
    }

    /// Without case, width, accents and joiners, with single spaces.
    ///
    /// To capitals and back takes `ß` to `ss` and `ς` to `σ`. Only the accents of Latin, Greek and Cyrillic go:
    /// the marks of other scripts are letters of their words.
    static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return spaced(text.lowercased()) }
        let lowered = text.uppercased().lowercased().decomposedStringWithCompatibilityMapping
        let kept = lowered.unicodeScalars.filter { !(0x0300...0x036F).contains($0.value) && !$0.isJoiner }
        return spaced(String(String.UnicodeScalarView(kept)).precomposedStringWithCompatibilityMapping)
    }

    private static func spaced(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

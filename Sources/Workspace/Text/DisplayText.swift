import Foundation

/// Checks of short texts that people write and others see: names of people, teams, organizations.
enum DisplayText {
    /// The text in NFC without spaces at its ends.
    static func checked(
        _ text: String, as words: String, code: String, rule: String, lengthMax: Int = PersonName.lengthMax,
        field: String? = nil
    ) throws(InvalidValue) -> String {
        let trimmed = withoutSpacesAtEnds(text).precomposedStringWithCanonicalMapping
        guard !trimmed.isEmpty else {
            throw InvalidValue(
                code: "\(code)_missing", rule: rule, message: "The \(words) is empty.", nextStep: "Give one.",
                field: field)
        }
        guard trimmed.unicodeScalars.count <= lengthMax else {
            throw InvalidValue(
                code: "\(code)_too_long", rule: rule, message: "The \(words) has more than \(lengthMax) characters.",
                nextStep: "Shorten it.", field: field)
        }
        // Joiners are left: Persian and Indic names are written with them.
        if let unseen = trimmed.unicodeScalars.first(where: { $0.isUnseen && !$0.isJoiner }) {
            throw InvalidValue(
                code: "\(code)_unseen_character", rule: rule,
                message: "The \(words) holds \(unseen.codePoint), which can't be seen.",
                nextStep: "Type it again by hand.", field: field)
        }
        return trimmed
    }

    /// Foundation's `.whitespaces` would drop a zero-width space too, which is to be refused.
    private static func withoutSpacesAtEnds(_ text: String) -> String {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .spaceSeparator }
        let rest = text.unicodeScalars.drop(while: isSpace)
        guard let end = rest.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(rest[...end])
    }
}

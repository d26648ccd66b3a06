import Foundation

// MARK: Texts

extension SettingsCheck {
    /// The most of an internal id, in Unicode scalars.
    static let identifierLengthMax = 255
    /// The most of a word, in characters.
    static let wordLengthMax = 64
    /// The most of a web address, in bytes.
    static let webAddressLengthMax = 2_048

    /// The text in its canonical form, or `nil` where it isn't one of that kind.
    mutating func checked(_ text: String, _ kind: SettingsFieldKind) -> String? {
        switch kind {
        case .line(let lengthMax, let mayBeEmpty):
            return shown(SettingsText.trimmed(text), lengthMax: lengthMax, mayBeEmpty: mayBeEmpty)
        case .body(let lengthMax, let mayBeEmpty):
            return shown(text, lengthMax: lengthMax, mayBeEmpty: mayBeEmpty, isBody: true)
        case .template(let lengthMax, let scope, let isBody, let mayBeEmpty):
            return shown(text, lengthMax: lengthMax, mayBeEmpty: mayBeEmpty, isBody: isBody)
                .flatMap { template($0, scope) }
        case .word: return word(text)
        case .identifier: return identifier(text)
        case .domain: return domain(text)
        case .webAddress: return webAddress(text)
        case .timeOfDay: return timeOfDay(text)
        case .pattern: return shown(text, lengthMax: TitlePattern.lengthMax, mayBeEmpty: false)
        case .flag, .number, .place, .choice, .list, .record: return text
        }
    }

    private mutating func shown(
        _ text: String, lengthMax: Int, mayBeEmpty: Bool, isBody: Bool = false
    ) -> String? {
        // Three scalars at most compose into one: what is longer needn't be looked at.
        guard text.utf8.count <= lengthMax * 16 else { return tooLong(lengthMax) }
        let composed = SettingsText.composed(text)
        guard composed.unicodeScalars.count <= lengthMax else { return tooLong(lengthMax) }
        if let unseen = SettingsText.unseen(in: composed, isBody: isBody) {
            note(
                code: "settings_unseen_character", "The text holds \(unseen.codePoint), which can't be seen.",
                "Type it again by hand\(isBody ? "" : ", in one line").")
            return nil
        }
        guard mayBeEmpty || composed.unicodeScalars.contains(where: { !$0.properties.isWhitespace && !$0.isUnseen })
        else {
            note(code: "settings_text_missing", "The text is empty.", "Give one.")
            return nil
        }
        return composed
    }

    private mutating func tooLong(_ lengthMax: Int) -> String? {
        note(code: "settings_text_too_long", "The text has more than \(lengthMax) characters.", "Shorten it.")
        return nil
    }

    private mutating func word(_ text: String) -> String? {
        guard text.utf8.count <= Self.wordLengthMax, Self.isWord(text) else {
            note(
                code: "settings_word_malformed",
                "This isn't a lower-case word of at most \(Self.wordLengthMax) characters.",
                "Write it like `first-call`: letters a to z and digits, joined by single hyphens or underscores.")
            return nil
        }
        return text
    }

    /// A letter first, then letters and digits, joined by single hyphens or underscores.
    private static func isWord(_ text: String) -> Bool {
        var previous: UInt8?
        for byte in text.utf8 {
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            guard isLetter || previous != nil && isDigit || isJoint(byte) && previous.map(isJoint) == false
            else { return false }
            previous = byte
        }
        return previous.map(isJoint) == false
    }

    private static func isJoint(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private mutating func identifier(_ text: String) -> String? {
        guard let composed = shown(text, lengthMax: Self.identifierLengthMax, mayBeEmpty: false) else { return nil }
        guard SettingsText.trimmed(composed) == composed else {
            note(code: "settings_identifier_malformed", "The id has a space at an end.", "Copy it from the CRM again.")
            return nil
        }
        return composed
    }

    private mutating func domain(_ text: String) -> String? {
        do {
            return try MailDomain.canonical(text)
        } catch {
            note(code: "settings_domain_malformed", error.message, error.nextStep)
            return nil
        }
    }

    private mutating func webAddress(_ text: String) -> String? {
        let fault: String?
        if text.utf8.count > Self.webAddressLengthMax {
            fault = "The address has more than \(Self.webAddressLengthMax) characters."
        } else {
            fault = WebAddress.fault(in: text)
        }
        guard let fault else { return text }
        note(code: "settings_web_address_malformed", fault, "Write it like `https://www.example.com/about`.")
        return nil
    }

    private mutating func timeOfDay(_ text: String) -> String? {
        guard Self.isTime(Array(text.utf8)) else {
            note(code: "settings_time_malformed", "This isn't a time of the day.", "Write it like `18:30`.")
            return nil
        }
        return text
    }

    private static func isTime(_ signs: [UInt8]) -> Bool {
        guard signs.count == 5, signs[2] == UInt8(ascii: ":") else { return false }
        let digits = [0, 1, 3, 4].map { Int(signs[$0]) - Int(UInt8(ascii: "0")) }
        return digits.allSatisfy { (0...9).contains($0) } && digits[0] * 10 + digits[1] < 24 && digits[2] < 6
    }

    private mutating func template(_ text: String, _ scope: PlaceholderScope) -> String? {
        let faults = TemplateText(text, scope: scope).faults
        for fault in faults where !issues.isFull { note(fault, scope) }
        return faults.isEmpty ? text : nil
    }

    private mutating func note(_ fault: TemplateText.Fault, _ scope: PlaceholderScope) {
        let place = "at character \(fault.position)"
        switch fault.kind {
        case .unclosed:
            note(
                code: "settings_template_malformed", "A placeholder is opened \(place) and not closed.",
                "Close it with `}}` in the same line; `\\{{` stands for two braces as they are.")
        case .unopened:
            note(
                code: "settings_template_malformed", "`}}` stands \(place), and nothing was opened.",
                "Open the placeholder with `{{`, or remove the braces.")
        case .unknown:
            note(
                code: "settings_placeholder_unknown", "There is no such placeholder \(place).",
                "Use one of: \(scope.names.joined(separator: ", ")).")
        }
    }
}

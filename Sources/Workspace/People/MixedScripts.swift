/// Refuses words whose letters look like one script and belong to two (PROV-4, T-32).
enum MixedScripts {
    /// Checks a word's scalars, neutral ones (ASCII digits and signs) left out, composed already.
    static func check(_ scalars: some Sequence<Unicode.Scalar>, of place: String) throws(InvalidValue) {
        var systems: Set<WritingSystem> = []
        for scalar in scalars {
            guard isOfWords(scalar), let system = WritingSystem.of(scalar) else {
                throw .email("\(place) holds \(scalar.codePoint).", "Use letters and digits of one script.")
            }
            systems.insert(system)
        }
        guard WritingSystem.mayMeet(systems) else {
            let names = systems.map(\.rawValue).sorted().joined(separator: " and ")
            throw .email(
                "\(place) mixes letters of \(names).", "Type it again, in one script.", code: "email_mixed_script")
        }
    }

    private static func isOfWords(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
            .decimalNumber:
            true
        default: false
        }
    }
}

extension InvalidValue {
    static func email(_ message: String, _ nextStep: String, code: String = "email_malformed") -> InvalidValue {
        InvalidValue(code: code, rule: "PROV-4", message: message, nextStep: nextStep, field: "email")
    }
}

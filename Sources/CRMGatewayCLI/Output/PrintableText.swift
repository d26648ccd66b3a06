/// Text from elsewhere, made fit for a terminal (T-28).
enum PrintableText {
    /// Strips what a terminal might obey and what reorders or hides text: C0 and C1 controls, bidirectional controls,
    /// zero-width characters. Tabs and line ends become spaces.
    static func of(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: kept.append(" ")
            case 0x2028, 0x2029: kept.append(" ")
            default: if !isUnprintable(scalar) { kept.append(scalar) }
            }
        }
        return String(kept)
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Tags: characters that nobody sees.
        case 0xE0000...0xE007F: true
        // Formatting characters: bidirectional marks, embeddings and isolates, zero-width ones.
        default: scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        }
    }
}

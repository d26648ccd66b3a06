import ConnectorKit

/// A COQL query: the one place where its text is made, of names that are constants and of marks, which are digits and
/// fixed words (T-26). No other value is ever put into one, so there is nothing to escape.
///
/// - Source: "COQL", v8, and Zoho's posts Kaizen 171 and 183, read 2026-11.
struct ZohoQuery: Hashable, Sendable {
    /// What the query asks.
    let text: String

    /// Asks which records of a module bear one of these marks as their name.
    ///
    /// - Throws: `.invalid` for a mark that isn't 32 hexadecimal digits, and for no marks at all, or more than
    ///   ``ProbeLimits/marksMax``.
    init(marks: [ProbeMark], of object: CRMObject, in name: PropertyName) throws(ConnectorError) {
        guard (1...ProbeLimits.marksMax).contains(marks.count), marks.allSatisfy({ ZohoQuery.isDigits($0.id) }) else {
            throw ConnectorError(
                .invalid, operation: .probesFind,
                message: "Probes are looked for by 1 to \(ProbeLimits.marksMax) marks of 32 hexadecimal digits.")
        }
        let texts = marks.map { "'\($0.text)'" }.joined(separator: ",")
        text =
            "select id, \(name.rawValue), \(ZohoMapping.creator) from \(ZohoMapping.module(of: object)) "
            + "where \(name.rawValue) in (\(texts)) limit 0, \(ProbeLimits.sightingsMax)"
    }

    private static func isDigits(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}

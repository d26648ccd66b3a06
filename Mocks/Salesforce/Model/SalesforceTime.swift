import Foundation
import MockKit

/// Salesforce's ways to write instants; days and those of the identity services are RFC 3339's.
enum SalesforceTime {
    /// `2026-11-20T18:00:00.000+0000`: whole seconds, and no colon in the offset.
    static func text(_ date: Date) -> String { RFC3339.text(date).dropLast() + ".000+0000" }

    /// The instant of a `datetime` value, with `Z` or an offset with or without colon; `nil` for anything else.
    static func date(_ text: String) -> Date? {
        // RFC 3339 takes small letters, too.
        guard !text.contains(where: \.isLowercase) else { return nil }
        let zone = text.suffix(5)
        let lacksColon = (zone.first == "+" || zone.first == "-") && zone.dropFirst().allSatisfy(\.isNumber)
        return RFC3339.instant(lacksColon ? text.dropLast(2) + ":" + text.suffix(2) : text)
    }
}

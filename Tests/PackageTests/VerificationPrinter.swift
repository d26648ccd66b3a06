import CRMConnectors
import ConnectorKit
import Verification

/// Prints the tables of `docs/verification.md` from the catalogue and from what connectors say of probes.
enum VerificationPrinter {
    /// The tables, by the name that stands in the page's marks.
    static let tables: [(name: String, text: String)] = [
        ("checks", checks), ("causes of any reading", readingCauses), ("verdicts", verdicts),
        ("conclusions", conclusions), ("modes", modes),
        ("side effects", sideEffects), ("causes", causes),
    ]

    private static var checks: String {
        lines(
            heads: ["check", "of", "a passed one proves", "likely causes where it isn't"],
            rows: CheckCatalog.all.map { check in
                ["`\(check.id)`" + (check.isApart ? " *" : ""), check.level.rawValue, check.proves, causes(of: check)]
            })
    }

    /// Those that keep any reading from being made stand below the table, once.
    private static func causes(of check: CheckDescription) -> String {
        let readings = Set(CheckCatalog.readingCauses)
        let isReading = readings.isSubset(of: check.causes)
        let own = isReading ? check.causes.filter { !readings.contains($0) } : check.causes
        let words = own.map { "`\($0.rawValue)`" } + (isReading ? ["†"] : [])
        return words.isEmpty ? "–" : words.joined(separator: ", ")
    }

    private static var readingCauses: String {
        "† what keeps any reading from being made: "
            + CheckCatalog.readingCauses.map { "`\($0.rawValue)`" }.joined(separator: ", ") + "."
    }

    private static var causes: String {
        lines(
            heads: ["cause", "what is so", "what to do"],
            rows: Cause.allCases.map { ["`\($0.rawValue)`", $0.sentence, $0.fix] })
    }

    private static var verdicts: String {
        let outcomes: [Verdict: String] = [
            .passed: "passes", .notApplicable: "`skipped`", .warning: "passes, with `system-out`",
            .notChecked: "`error`; `skipped` where it doesn't count",
            .failed: "`failure`; passes, with `system-out`, where it doesn't count",
        ]
        return lines(
            heads: ["verdict", "in JSON", "says", "in JUnit XML"],
            rows: Verdict.allCases.map { [$0.words, "`\($0.rawValue)`", $0.meaning, outcomes[$0] ?? ""] })
    }

    private static var conclusions: String {
        lines(
            heads: ["exit code", "where"],
            rows: Conclusion.allCases.map { ["\($0.exitCode)", $0.sentence] })
    }

    private static var modes: String {
        lines(heads: ["mode", "does"], rows: ProbeMode.allCases.map { [$0.words, $0.meaning] })
    }

    private static var sideEffects: String {
        let catalog = ConnectorCatalog.standard
        let descriptors = catalog.ids.compactMap { catalog[$0]?.descriptor }
        return lines(
            heads: ["CRM", "objects", "switched off", "can't be switched off", "never written", "found again within"],
            rows: descriptors.map { [$0.name] + cells($0.probes) })
    }

    private static func cells(_ probes: ProbeTraits) -> [String] {
        let untouched = Set(probes.objects.values.flatMap(\.untouched).map { "`\($0.key)`: \($0.value)" }).sorted()
        return [
            words(probes.objects.keys.sorted().map(\.rawValue)), words(probes.suppressed), words(probes.unsuppressed),
            untouched.isEmpty ? "–" : untouched.joined(separator: " "), "\(probes.sightDelayMax.components.seconds) s",
        ]
    }

    private static func words(_ texts: [String]) -> String { texts.isEmpty ? "–" : texts.joined(separator: ", ") }

    private static func lines(heads: [String], rows: [[String]]) -> String {
        ([heads, heads.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }
}

import CRMGateway
import ConnectorKit

/// What came of each CRM, as a table and a line for each owner property.
struct CRMOutcomeLines {
    let crms: [CRMOutcome]

    init(_ outcome: SyncCRMOutcome) {
        self.init(outcome.crms)
    }

    init(_ crms: [CRMOutcome]) {
        self.crms = crms
    }

    var lines: [String] {
        let table = TextTable(
            "crm", "account", "acts as", "verdict", "keys", "bindings", "calls", "waited",
            rows: crms.map(Self.row))
        return table.lines
            + crms.flatMap { crm in
                crm.ownerProperties.map { Self.property($0, crm.crm) }
                    + (crm.sight.map { [PrintableText.of("Owner properties, \(crm.crm): \($0.words)")] } ?? [])
            }
            + crms.compactMap { crm in crm.recordTypes.flatMap { RecordTypeWords.line($0, crm.crm) } }
    }

    private static func row(_ crm: CRMOutcome) -> [String] {
        [
            crm.crm.rawValue, crm.accountName ?? crm.account.rawValue, crm.actsAs ?? "not told",
            crm.verdict.rawValue.replacing("_", with: " "), keys(crm.keys), bindings(crm.bindings), String(crm.calls),
            "\(crm.waitedMilliseconds) ms",
        ]
    }

    private static func keys(_ counts: KeyCounts) -> String {
        phrase([
            (counts.copied, "copied"), (counts.replaced, "replaced"), (counts.replacedOwn, "replaced own"),
            (counts.keptOwn, "kept own"), (counts.unchanged, "unchanged"),
        ])
    }

    private static func bindings(_ counts: BindingCounts) -> String {
        phrase([
            (counts.bound, "bound"), (counts.inactive, "inactive"), (counts.ambiguous, "ambiguous"),
            (counts.unresolved, "unresolved"),
        ])
    }

    private static func phrase(_ counts: [(Int, String)]) -> String {
        let told = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return told.isEmpty ? "none" : told.joined(separator: ", ")
    }

    private static func property(_ outcome: OwnerPropertyOutcome, _ crm: CRMID) -> String {
        let name = outcome.property?.rawValue ?? "none"
        let hidden = outcome.sight.map { $0.problem == nil ? "made visible, " : "not visible yet, " } ?? ""
        let how = outcome.problem ?? outcome.origin?.rawValue ?? "not decided"
        let change = outcome.isChange && outcome.isUsable ? ", by this run" : ""
        return PrintableText.of("Owner property, \(crm) \(outcome.object.rawValue): \(name) (\(hidden)\(how)\(change))")
    }
}

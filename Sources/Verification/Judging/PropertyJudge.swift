import ConnectorKit
import Workspace

/// Judges mapped properties: there, of a fitting type, writable.
struct PropertyJudge {
    let view: AccountView

    /// Whether they are there, in use and visible.
    var exist: [CheckResult] {
        results(.propertiesExist, isConcerned: { _ in true }) { property, standing in
            standing.obstacle.map { obstacle in
                finding(
                    .propertiesExist, property, .failed, "\(property.words) \(obstacle.words) in \(view.name).",
                    cause: obstacle.cause)
            }
        }
    }

    /// Whether they hold what the mapping says, and have the mapped options.
    var type: [CheckResult] {
        results(.propertiesType, isConcerned: { _ in true }) { property, standing in
            guard let definition = standing.definition else { return impossible(.propertiesType, property, standing) }
            return otherType(property, definition) ?? lostOptions(property, definition)
        }
    }

    /// Whether those may be written that the workspace proposes values for or writes.
    var writable: [CheckResult] {
        results(.propertiesWritable, isConcerned: { $0.permission != .read }) { property, standing in
            guard let definition = standing.definition else {
                return impossible(.propertiesWritable, property, standing)
            }
            guard !definition.isWritable else { return nil }
            return finding(
                .propertiesWritable, property, .failed, "\(property.words) can't be written with this key.",
                evidence: [
                    Evidence("permission", property.permission.rawValue), Evidence("type", definition.vendorType),
                ], cause: .readOnly)
        }
    }

    /// A finding for each property at fault, and one for all the others of its object.
    private func results(
        _ check: CheckID, isConcerned: (CustomProperty) -> Bool,
        _ judge: (CustomProperty, PropertyStanding) -> CheckResult?
    ) -> [CheckResult] {
        let concerned = view.expectations.properties.filter { !$0.isOwner && isConcerned($0) }
        guard !concerned.isEmpty else {
            let what = view.expectations.properties.contains { !$0.isOwner } ? "to be written" : "here"
            return [CheckResult(check, view.whole, .notApplicable, "No property of \(view.name) is mapped \(what).")]
        }
        return Dictionary(grouping: concerned, by: \.object.inCRM).sorted { $0.key < $1.key }.flatMap {
            object, mapped in
            switch view.definitions(object) {
            case .failure(let obstacle): return [obstacle.result(check, view.subject(object))]
            case .success(let definitions): return Self.folded(check, object, mapped, definitions, judge, view)
            }
        }
    }

    private static func folded(
        _ check: CheckID, _ object: CRMObject, _ mapped: [CustomProperty], _ definitions: [PropertyDefinition],
        _ judge: (CustomProperty, PropertyStanding) -> CheckResult?, _ view: AccountView
    ) -> [CheckResult] {
        let byName = Dictionary(grouping: definitions, by: \.name)
        let names = Dictionary(grouping: mapped, by: \.name)
        let findings = names.compactMap { name, variants in
            let name = PropertyName(rawValue: name)
            let standing = PropertyStanding(name, in: byName[name] ?? [])
            return variants.compactMap { judge($0, standing) }.max { $0.verdict < $1.verdict }
        }
        let count = names.count - findings.count
        guard count > 0 else { return findings }
        return findings + [
            CheckResult(
                check, view.subject(object), .passed,
                "\(count) mapped \(count == 1 ? "property" : "properties") of \(view.label(object)): as mapped.",
                evidence: [Evidence("properties", "\(count)")])
        ]
    }

    private func otherType(_ property: CustomProperty, _ definition: PropertyDefinition) -> CheckResult? {
        guard !property.type.fits(definition.type, permission: property.permission) else { return nil }
        return finding(
            .propertiesType, property, .failed,
            "\(property.words) is mapped as \(property.type.rawValue), and holds \(definition.vendorType).",
            evidence: [
                Evidence("mapped as", property.type.rawValue), Evidence("type", definition.vendorType),
            ], cause: .typeChanged)
    }

    /// What can't be chosen any more fails where it would be written; where it is only read, records may hold it still.
    private func lostOptions(_ property: CustomProperty, _ definition: PropertyDefinition) -> CheckResult? {
        guard [.choice, .choices].contains(definition.type) else { return nil }
        // A mapping names options as the CRM stores them, or as people read them.
        let offered = Set(definition.options.filter(\.isActive).flatMap { [$0.value, $0.label] })
        let lost = property.options.filter { !offered.contains($0) }
        guard !lost.isEmpty else { return nil }
        return finding(
            .propertiesType, property, property.permission == .read ? .warning : .failed,
            "\(property.words) no longer offers \(lost.count == 1 ? "an option that is" : "\(lost.count) options that are") "
                + "mapped.",
            evidence: Self.shown(lost, label: "option gone"), cause: .optionRemoved)
    }

    /// How many things of one kind a result shows; how many more there are, it says.
    static let shownMax = 10

    static func shown(_ values: [String], label: String) -> [Evidence] {
        let shown = values.prefix(shownMax).map { Evidence(label, $0) }
        let rest = values.count - shown.count
        return rest > 0 ? shown + [Evidence(label, "and \(rest) more")] : shown
    }

    private func impossible(
        _ check: CheckID, _ property: CustomProperty, _ standing: PropertyStanding
    ) -> CheckResult? {
        standing.obstacle.map { obstacle in
            finding(
                check, property, .notChecked, "\(property.words) \(obstacle.words) in \(view.name).",
                cause: obstacle.cause)
        }
    }

    private func finding(
        _ check: CheckID, _ property: CustomProperty, _ verdict: Verdict, _ summary: String, evidence: [Evidence] = [],
        cause: Cause
    ) -> CheckResult {
        let subject = view.subject(
            property.object.inCRM, property: PropertyName(rawValue: property.name), label: property.label)
        return CheckResult(check, subject, verdict, summary, evidence: evidence, cause: cause)
    }
}

extension CustomProperty {
    /// What it is called in findings: by its label, and by the vendor's name, which people search for.
    var words: String { label.isEmpty || label == name ? name : "\(label) (\(name))" }
}

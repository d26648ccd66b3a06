import ConnectorKit
import Workspace

/// Judges the properties that hold owners.
struct OwnerJudge {
    let view: AccountView

    /// A finding for each of them.
    var properties: [CheckResult] {
        let expected = expected
        guard !expected.isEmpty else {
            return [
                CheckResult(.ownerProperty, view.whole, .notApplicable, "No owner property of \(view.name) is in use.")
            ]
        }
        return Dictionary(grouping: expected, by: \.object).sorted { $0.key < $1.key }.flatMap { object, expected in
            switch view.definitions(object) {
            case .failure(let obstacle): return [obstacle.result(.ownerProperty, view.subject(object))]
            case .success(let definitions):
                return expected.map { result($0.name, PropertyStanding($0.name, in: definitions), object) }
            }
        }
    }

    /// The property that a sync uses, and those that people's mappings call owner properties.
    private var expected: [PropertyReference] {
        let used = view.expectations.ownerProperties.map { PropertyReference(object: $0.key, name: $0.value) }
        let mapped = view.expectations.properties.filter(\.isOwner).map {
            PropertyReference(object: $0.object.inCRM, name: PropertyName(rawValue: $0.name))
        }
        return Set(used + mapped).sorted { ($0.object, $0.name) < ($1.object, $1.name) }
    }

    private func result(_ name: PropertyName, _ standing: PropertyStanding, _ object: CRMObject) -> CheckResult {
        func found(_ verdict: Verdict, _ words: String, _ cause: Cause? = nil, _ evidence: [Evidence] = [])
            -> CheckResult
        {
            CheckResult(
                .ownerProperty, view.subject(object, property: name, label: standing.definition?.label), verdict,
                "The owner property \(name) of \(view.label(object)) \(words).", evidence: evidence, cause: cause)
        }
        switch standing {
        case .missing: return found(.failed, "isn't there", .ownerPropertyMissing)
        case .archived: return found(.failed, "is archived or out of use", .propertyArchived)
        case .hidden: return found(.failed, "is hidden from the key", .fieldLevelSecurity)
        case .usable(let definition):
            let evidence = [Evidence("type", definition.vendorType)]
            guard [.owner, .owners].contains(definition.type) else {
                return found(.failed, "holds \(definition.vendorType), not a CRM user", .typeChanged, evidence)
            }
            guard definition.isWritable else {
                return found(.failed, "can't be written with this key", .readOnly, evidence)
            }
            return found(.passed, "is there and holds a CRM user", nil, evidence)
        }
    }
}

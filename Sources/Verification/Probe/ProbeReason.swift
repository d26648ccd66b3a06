import ConnectorKit

/// Why a probe doesn't write a property.
struct ProbeReason {
    let verdict: Verdict
    let sentence: String
    let cause: Cause?

    private init(_ verdict: Verdict, _ sentence: String, _ cause: Cause? = nil) {
        self.verdict = verdict
        self.sentence = sentence
        self.cause = cause
    }

    /// Why a property can't or mustn't be written at all; `nil` where nothing speaks against it.
    init?(_ name: PropertyName, in situation: ProbeSituation, changesOwner: Bool) {
        if let reason = ProbeReason.ofMode(name, situation, changesOwner: changesOwner) {
            self = reason
        } else if let reason = situation.traits.untouched[name] {
            self.init(.notChecked, "No probe writes it: \(reason)")
        } else if let definition = situation.definition(name) {
            guard let reason = ProbeReason.ofDefinition(definition) else { return nil }
            self = reason
        } else {
            self.init(.notChecked, "Not written: the CRM has no such property.", .propertyMissing)
        }
    }

    /// What a designated record keeps.
    private static func ofMode(
        _ name: PropertyName, _ situation: ProbeSituation, changesOwner: Bool
    ) -> ProbeReason? {
        guard situation.isDesignated else { return nil }
        if name == situation.traits.markProperty {
            return ProbeReason(.notApplicable, "A designated record keeps its name.")
        }
        if situation.isOwner(name), !changesOwner {
            return ProbeReason(.notApplicable, "A designated record keeps its owner unless a change is asked for.")
        }
        return nil
    }

    private static func ofDefinition(_ definition: PropertyDefinition) -> ProbeReason? {
        if definition.isArchived {
            return ProbeReason(.notChecked, "Not written: the property is archived.", .propertyArchived)
        }
        if !definition.isVisible {
            return ProbeReason(.notChecked, "Not written: this key can't see the property.", .fieldLevelSecurity)
        }
        if !definition.isWritable {
            return ProbeReason(.notChecked, "Not written: the property is read-only for this key.", .readOnly)
        }
        return nil
    }

    /// For a property that no value can be made up for.
    static func noValue(_ definition: PropertyDefinition, _ situation: ProbeSituation) -> ProbeReason {
        switch definition.type {
        case .owner, .owners:
            ProbeReason(.notChecked, "Not written: no CRM user is known who may own records.", .ownerMissing)
        case .choice, .choices:
            ProbeReason(.notChecked, "Not written: none of the mapped options can be chosen.", .optionRemoved)
        case .reference: ProbeReason(.notChecked, "No value can be made up for a reference to another record.")
        default: ProbeReason(.notChecked, "No value can be made up for the type \(definition.vendorType).")
        }
    }

    /// For a property none of whose options may be chosen beside the value that controls them.
    static func controlled(by controller: PropertyName, beside value: FieldValue?) -> ProbeReason {
        let value = value.map { "is \($0.evidenceText)" } ?? "can't be written"
        return ProbeReason(
            .notChecked,
            "Not written: which options may be chosen depends on \(controller), which \(value).", .restrictedPicklist)
    }

    /// For a property that has its only possible value already.
    static func noOtherValue(_ definition: PropertyDefinition) -> ProbeReason {
        ProbeReason(.notChecked, "Not written: the record holds the only value that can be written.")
    }

    /// For the pipeline and the record type of a designated record.
    static let keptPlace = ProbeReason(.notApplicable, "A designated record keeps its pipeline and its record type.")

    /// For a pipeline or a record type where none can be chosen.
    static let noPlace = ProbeReason(.notChecked, "Not written: there is none that this key may choose.")

    /// For a stage where none can be chosen.
    static func noStage(isDesignated: Bool) -> ProbeReason {
        isDesignated
            ? ProbeReason(.notChecked, "Not written: the record has no other open stage to move to in its pipeline.")
            : ProbeReason(.notChecked, "Not written: no mapped pipeline has an open stage.", .stageMissing)
    }
}

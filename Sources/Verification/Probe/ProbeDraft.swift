import ConnectorKit
import Workspace

/// A plan in the making.
struct ProbeDraft {
    let situation: ProbeSituation
    let changesOwner: Bool
    let matches: ReadBackJudge.Matches
    var values: [PropertyName: FieldValue] = [:]
    private var asked: Set<PropertyName> = []
    private var needed: Set<PropertyName> = []
    private var fallbacks: [PropertyName: FieldValue] = [:]
    var together: [Set<PropertyName>] = []
    private var leftOut: [CheckResult] = []
    /// The record type that the record will have, where the object has some.
    var recordType: RecordType?

    init(situation: ProbeSituation, changesOwner: Bool, matches: @escaping ReadBackJudge.Matches) {
        self.situation = situation
        self.changesOwner = changesOwner
        self.matches = matches
    }

    /// What was decided.
    var plan: ProbePlan {
        let afterwards = afterwards
        return ProbePlan(
            crm: situation.crm, object: situation.object.object, mark: situation.mark, values: values, asked: asked,
            needed: needed.subtracting(afterwards), fallbacks: fallbacks, together: together, afterwards: afterwards,
            leftOut: leftOut)
    }

    /// What a new record can't take, and what goes with that.
    private var afterwards: Set<PropertyName> {
        let single = Set(values.keys.filter(situation.isForAfterwards))
        return together.filter { !$0.isDisjoint(with: single) }.reduce(into: single) { $0.formUnion($1) }
    }

    // MARK: What is to be proved

    /// Finds a value for a property that is to be proved, or leaves it out with the reason.
    mutating func ask(_ name: PropertyName) {
        if let reason = ProbeReason(name, in: situation, changesOwner: changesOwner) {
            return leaveOut(name, reason)
        }
        if name == situation.traits.markProperty { return askForMark() }
        guard let definition = situation.definition(name) else { return }
        settleControllers(of: definition)
        let candidates = candidates(for: definition)
        guard !candidates.isEmpty else { return leaveOut(name, noValue(definition)) }
        let unlike = candidates.filter { isUnlikeBefore($0, definition) }
        guard let value = unlike.first else { return leaveOut(name, .noOtherValue(definition)) }
        values[name] = value
        asked.insert(name)
        tie(definition)
        let isTied = definition.controller != nil || !situation.dependents(of: name).isEmpty
        if definition.type == .choice, unlike.count > 1, !situation.isDesignated, !isTied {
            fallbacks[name] = unlike[1]
        }
    }

    /// A temporary record's name is proved by the mark itself.
    private mutating func askForMark() {
        asked.insert(situation.traits.markProperty)
    }

    private mutating func leaveOut(_ name: PropertyName, _ reason: ProbeReason) {
        let object = situation.object.object
        leftOut.append(
            CheckResult(
                .writeback(object),
                CheckSubject(
                    crm: situation.crm, object: object, property: name, label: situation.definition(name)?.label),
                reason.verdict, reason.sentence, cause: reason.cause))
    }

    func candidates(for definition: PropertyDefinition) -> [FieldValue] {
        if definition.name == situation.traits.emailProperty { return [.text(situation.mark.email)] }
        let made = ProbeValues(mark: situation.mark, today: situation.today, owner: situation.owner)
        let values = made.candidates(
            for: definition, options: options(of: definition, beside: controllingValue(of: definition)))
        return values.filter { suits($0, definition) }
    }

    func isUnlikeBefore(_ value: FieldValue, _ definition: PropertyDefinition) -> Bool {
        guard let before = situation.before else { return true }
        return !matches(value, before[definition.name] ?? .empty, definition)
    }

    private func noValue(_ definition: PropertyDefinition) -> ProbeReason {
        guard let controller = definition.controller,
            definition.options.contains(where: { $0.isActive && $0.validFor != nil })
        else { return .noValue(definition, situation) }
        return .controlled(by: controller, beside: controllingValue(of: definition))
    }

    // MARK: Where the record stands

    /// Chooses a stage, with its pipeline and a record type that allows it.
    mutating func place() {
        recordType = situation.isDesignated ? situation.recordType : defaultType
        guard let stage = situation.object.stageProperty else { return }
        let isAsked = !mappedPipelines.isEmpty || situation.wanted.contains(where: situation.isPlace)
        let isNeeded = !situation.isDesignated && isRequired(stage)
        guard isAsked || isNeeded else { return }
        if let reason = ProbeReason(stage, in: situation, changesOwner: changesOwner) {
            if isAsked { leaveOut(stage, reason) }
            return
        }
        let stages = ProbeStages(situation: situation)
        let mapped = stages.mapped
        if isAsked && mapped.isEmpty { leaveOut(stage, .noStage(isDesignated: situation.isDesignated)) }
        guard let place = mapped.first ?? (isNeeded ? stages.all.first : nil) else { return }
        let placed = values(of: place)
        if !mapped.isEmpty { asked.formUnion(placed.keys.filter { $0 != situation.object.recordTypeProperty }) }
        values.merge(placed) { $1 }
        recordType = place.recordType ?? recordType
        if placed.count > 1 { together.append(Set(placed.keys)) }
        guard isNeeded else { return }
        needed.formUnion(placed.keys)
        let other = (mapped + stages.all).first { $0 != place && $0.recordType == place.recordType }
        if let other { fallbacks.merge(values(of: other)) { $1 } }
    }

    /// Sees to it that a mapped property that tells where the record stands has a verdict, stage or not.
    mutating func askForPlace(_ name: PropertyName) {
        guard !asked.contains(name), !leftOut.contains(where: { $0.subject.property == name }) else { return }
        if let reason = ProbeReason(name, in: situation, changesOwner: changesOwner) { return leaveOut(name, reason) }
        if situation.isDesignated { return leaveOut(name, .keptPlace) }
        if name == situation.object.recordTypeProperty, let type = recordType {
            values[name] = values[name] ?? .reference(RecordID(rawValue: type.id))
        }
        guard values[name] != nil else { return leaveOut(name, .noPlace) }
        asked.insert(name)
    }

    private var mappedPipelines: [PipelineSetting] {
        situation.mappedPipelines.filter {
            $0.crm == situation.crm.rawValue && $0.object.rawValue == situation.object.object.rawValue
        }
    }

    private var defaultType: RecordType? {
        situation.recordTypes.first { $0.isDefault && $0.isActive && $0.isAvailable }
    }

    /// A designated record's pipeline and record type stay; a default record type needn't be written.
    private func values(of place: ProbeStages.Place) -> [PropertyName: FieldValue] {
        var values: [PropertyName: FieldValue] = [:]
        if let stage = situation.object.stageProperty { values[stage] = .choice(place.stage) }
        guard !situation.isDesignated else { return values }
        if let pipeline = situation.object.pipelineProperty,
            situation.definition(pipeline).map(situation.canWrite) == true
        {
            values[pipeline] = .choice(place.pipeline)
        }
        if let name = situation.object.recordTypeProperty, let type = place.recordType, !type.isDefault {
            values[name] = .reference(RecordID(rawValue: type.id))
        }
        return values
    }

    // MARK: What a record needs besides

    /// The mark, an email to find the record by, and what the CRM asks of every new record.
    mutating func fill() {
        let mark = situation.traits.markProperty
        values[mark] = .text(situation.mark.text)
        if let email = situation.traits.emailProperty, canBeMadeWith(email) {
            values[email] = .text(situation.mark.email)
        }
        let required = situation.traits.required.union(situation.definitions.filter(\.isRequired).map(\.name))
        for name in required.sorted() where values[name] == nil && !situation.isPlace(name) && canBeMadeWith(name) {
            guard let definition = situation.definition(name) else { continue }
            settleControllers(of: definition)
            values[name] = candidates(for: definition).first
        }
        needed.formUnion(required.union([mark]).intersection(values.keys))
    }

    /// Whether a value may be given to what isn't to be proved.
    func canFill(_ name: PropertyName) -> Bool {
        guard let definition = situation.definition(name), situation.traits.untouched[name] == nil else { return false }
        return situation.canWrite(definition) && definition.isVisible && !definition.isArchived
    }

    private func canBeMadeWith(_ name: PropertyName) -> Bool { canFill(name) && !situation.isForAfterwards(name) }

    func isRequired(_ name: PropertyName) -> Bool {
        situation.traits.required.contains(name) || situation.definition(name)?.isRequired == true
    }
}

import ConnectorKit

/// Values that decide which others may be chosen: dependent picklists.
extension ProbeDraft {
    /// The value beside which a property's options are chosen: the one to be written, or the one that is there.
    func controllingValue(of definition: PropertyDefinition) -> FieldValue? {
        definition.controller.flatMap { values[$0] ?? situation.before?[$0] }
    }

    /// Gives a new record values of the properties that control another one, where the probe has none yet.
    ///
    /// A designated record keeps those it has.
    mutating func settleControllers(of definition: PropertyDefinition) {
        guard !situation.isDesignated else { return }
        for name in situation.ancestors(of: definition.name).reversed() where values[name] == nil && canFill(name) {
            guard let controller = situation.definition(name), let value = candidates(for: controller).first else {
                continue
            }
            values[name] = value
            tie(controller)
        }
    }

    /// Has a value written together with the one that controls it.
    ///
    /// What a new record can't do without, or takes only as it is made, is written with it in any case, so that nothing need
    /// be tied to it.
    mutating func tie(_ definition: PropertyDefinition) {
        guard let controller = definition.controller, values[controller] != nil,
            situation.isDesignated || !isRequired(controller),
            definition.isWritable, situation.definition(controller)?.isWritable == true
        else { return }
        let tied = together.filter { $0.contains(controller) || $0.contains(definition.name) }
        together.removeAll { tied.contains($0) }
        together.append(tied.reduce(into: [controller, definition.name]) { $0.formUnion($1) })
    }

    func options(of definition: PropertyDefinition, beside controlling: FieldValue?) -> [String] {
        situation.options(of: definition, under: recordType, beside: controlling)
    }

    /// Whether a value leaves to each property that it controls something to choose, where the probe is to choose; and
    /// where it isn't, allows what a designated record holds there.
    func suits(
        _ value: FieldValue, _ definition: PropertyDefinition, asked: Set<PropertyName> = []
    ) -> Bool {
        let asked = asked.union([definition.name])
        return situation.dependents(of: definition.name).filter { !asked.contains($0.name) }.allSatisfy { dependent in
            guard isChosen(dependent, asked: asked) else {
                return allows(value, situation.before?[dependent.name] ?? .empty, of: dependent)
            }
            return dependent.options.isEmpty
                || options(of: dependent, beside: value).contains { suits(.choice($0), dependent, asked: asked) }
        }
    }

    /// Whether the probe is to choose a value of a property: it is to be proved, or something that depends on it is.
    private func isChosen(_ definition: PropertyDefinition, asked: Set<PropertyName>) -> Bool {
        guard situation.canWrite(definition), !asked.contains(definition.name) else { return false }
        if situation.wanted.contains(definition.name) { return true }
        let asked = asked.union([definition.name])
        return !situation.isDesignated
            && situation.dependents(of: definition.name).contains { isChosen($0, asked: asked) }
    }

    /// Whether what a record holds of a property may stay where the value that controls it becomes another.
    private func allows(_ controlling: FieldValue, _ held: FieldValue, of dependent: PropertyDefinition) -> Bool {
        let chosen: [String] =
            switch held {
            case .choices(let options): options
            default: [held.probeText].compactMap(\.self)
            }
        return chosen.allSatisfy { value in
            dependent.options.first { $0.value == value }?.isValid(beside: controlling) ?? true
        }
    }
}

public import ConnectorKit
import Workspace

extension ProbeSituation {
    /// Whether the probe is a use of a designated record.
    public var isDesignated: Bool { before != nil }

    /// The properties whose values must be known before a designated record is planned: all that may be written, and what
    /// tells its pipeline, stage and record type.
    public var readBefore: Set<PropertyName> {
        let places = [object.stageProperty, object.pipelineProperty, object.recordTypeProperty].compactMap(\.self)
        let controlling = wanted.flatMap { ancestors(of: $0) + dependents(of: $0).map(\.name) }
        return Set(wanted).union(places).union([traits.markProperty]).union(controlling)
    }

    /// The properties whose writing is to be proved, in a fixed order: mapped ones that the workspace writes, and owners.
    var wanted: [PropertyName] {
        let mapped = mapped.filter { $0.crm == crm.rawValue && $0.object.rawValue == object.object.rawValue }
        let named = mapped.filter { $0.permission != .read }.map { PropertyName(rawValue: $0.name) }
        let owners = ownerProperties + [object.standardOwnerProperty].compactMap(\.self)
        // A value that controls another is chosen before it.
        return Set(named + owners).sorted { (ancestors(of: $0).count, $0) < (ancestors(of: $1).count, $1) }
    }

    /// Whether a property holds who owns the record, for the CRM or for a person of the workspace.
    func isOwner(_ name: PropertyName) -> Bool {
        name == object.standardOwnerProperty || ownerProperties.contains(name)
            || mapped.contains { $0.name == name.rawValue && $0.isOwner }
    }

    /// Whether a property tells where the record stands: those are chosen together.
    func isPlace(_ name: PropertyName) -> Bool {
        [object.stageProperty, object.pipelineProperty, object.recordTypeProperty].contains(name)
    }

    /// The definition of a property.
    func definition(_ name: PropertyName) -> PropertyDefinition? {
        definitions.first { $0.name == name }
    }

    /// The properties whose values decide what may be chosen of a property, the nearest first.
    func ancestors(of name: PropertyName) -> [PropertyName] {
        var found: [PropertyName] = []
        var next = definition(name)?.controller
        while let controller = next, controller != name, !found.contains(controller), definition(controller) != nil {
            found.append(controller)
            next = definition(controller)?.controller
        }
        return found
    }

    /// Whether the probe can give a property a value at all: its record as it is made, or once it is there.
    func canWrite(_ definition: PropertyDefinition) -> Bool {
        definition.isWritable || (!isDesignated && definition.isWritableOnCreate)
    }

    /// Whether the probe's record can take a property only once it is there.
    func isForAfterwards(_ name: PropertyName) -> Bool {
        guard !isDesignated, name != traits.markProperty, let definition = definition(name) else { return false }
        return definition.isWritable && !definition.isWritableOnCreate
    }

    /// The properties of which a property's value decides what may be chosen.
    func dependents(of name: PropertyName) -> [PropertyDefinition] {
        definitions.filter { $0.controller == name && $0.isVisible && !$0.isArchived }
    }

    /// The record type that a designated record has.
    var recordType: RecordType? {
        guard let name = object.recordTypeProperty, let id = before?[name]?.probeText else { return nil }
        return recordTypes.first { $0.id == id }
    }

    /// The options that a value may be chosen from: active, allowed by the mapping, by the record type, and by the value
    /// that controls them.
    ///
    /// - Parameter controlling: the value of the property's controller; of no account where it has none.
    func options(
        of definition: PropertyDefinition, under type: RecordType?, beside controlling: FieldValue?
    ) -> [String] {
        let mapped = mapped.first {
            $0.name == definition.name.rawValue && $0.object.rawValue == object.object.rawValue
        }
        let wanted = Set(mapped?.options ?? [])
        let allowed = type?.allowedValues[definition.name].map { Set($0.filter(\.isActive).map(\.value)) }
        return definition.options.filter { option in
            option.isActive && (wanted.isEmpty || wanted.contains(option.value) || wanted.contains(option.label))
                && (allowed?.contains(option.value) ?? true)
                && (definition.controller == nil || option.isValid(beside: controlling))
        }.map(\.value)
    }
}

extension PropertyOption {
    /// Whether it can be chosen beside a value of the property's controller.
    func isValid(beside controlling: FieldValue?) -> Bool {
        guard let validFor else { return true }
        return controlling?.probeText.map(validFor.contains) ?? false
    }
}

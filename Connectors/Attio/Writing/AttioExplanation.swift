import ConnectorKit

/// What a refused write means, seen beside the definitions: Attio names an attribute by its id or not at all, and has
/// one code for many causes.
struct AttioExplanation {
    let draft: RecordDraft
    /// The object's attributes, archived ones too; none where they couldn't be read.
    let attributes: [AttioWire.Attribute]

    /// The same failure, with properties by name and causes by type.
    func explained(_ error: ConnectorError) -> ConnectorError {
        var copy = error
        var fields = error.fields.flatMap { field in named(field, words: error.vendor?.message ?? "") }
        if !fields.contains(where: { $0.property != nil }) { fields += unwritable }
        copy.fields = fields.map(judged)
        return copy
    }

    /// A property by its slug; where none is named, those that the words quote, else those whose value they quote.
    private func named(_ field: FieldFailure, words: String) -> [FieldFailure] {
        if let property = field.property {
            let attribute = attribute(property)
            let name = attribute.map { PropertyName(rawValue: $0.api_slug) } ?? property
            return [FieldFailure(property: name, cause: field.cause, code: field.code)]
        }
        let quoted = quotedNames(words).isEmpty ? quotedValues(words) : quotedNames(words)
        guard !quoted.isEmpty else { return [field] }
        return quoted.map { FieldFailure(property: $0, cause: field.cause, code: field.code) }
    }

    private func quotedNames(_ words: String) -> [PropertyName] {
        draft.values.keys.sorted().filter { name in
            [name.rawValue, attribute(name)?.id.attribute_id].contains {
                $0.map { words.contains("\"\($0)\"") } ?? false
            }
        }
    }

    private func quotedValues(_ words: String) -> [PropertyName] {
        draft.values.keys.sorted().filter { name in
            AttioEquivalence.parts(of: draft.values[name] ?? .empty).contains { words.contains("\"\($0)\"") }
        }
    }

    /// Properties of the draft that can't be written: what Attio says of one that is tried is unverified.
    private var unwritable: [FieldFailure] {
        draft.values.keys.sorted().filter { attribute($0)?.is_writable == false }.map {
            FieldFailure(property: $0, cause: .readOnly)
        }
    }

    /// The cause by the attribute's rights and type, where the code leaves it open.
    private func judged(_ field: FieldFailure) -> FieldFailure {
        guard let name = field.property, !attributes.isEmpty else { return field }
        let cause: FieldFailure.Cause
        if let attribute = attribute(name) {
            cause = self.cause(field.cause, of: attribute)
        } else {
            // Neither by slug nor by id.
            cause = .unknownProperty
        }
        return FieldFailure(property: name, cause: cause, code: field.code)
    }

    private static let open: Set<FieldFailure.Cause> = [.invalidValue, .invalidOption, .invalidStage, .other]

    private func cause(_ cause: FieldFailure.Cause, of attribute: AttioWire.Attribute) -> FieldFailure.Cause {
        guard Self.open.contains(cause) else { return cause }
        if attribute.is_writable == false || attribute.is_archived == true { return .readOnly }
        return switch AttioMapping.property(attribute, of: draft.object).type {
        case .stage: .invalidStage
        case .choice, .choices: .invalidOption
        case .owner, .owners: .invalidOwner
        default: cause == .other ? .other : .invalidValue
        }
    }

    private func attribute(_ name: PropertyName) -> AttioWire.Attribute? {
        attributes.first { $0.api_slug == name.rawValue || $0.id.attribute_id == name.rawValue }
    }
}

import ConnectorKit

/// Between Pipedrive's definitions and the gateway's.
enum PipedriveMapping {
    /// Characters of a `varchar`.
    private static let varcharMax = 255
    /// Characters of a `text`.
    private static let textMax = 65_000

    /// A user, or `nil` for one without an email.
    static func owner(_ user: PipedriveWire.User) -> CRMOwner? {
        guard let email = user.email, !email.isEmpty else { return nil }
        return CRMOwner(
            id: CRMUserID(rawValue: String(user.id)), email: EmailKey(comparing: email), name: user.name ?? "",
            isActive: user.active_flag != false && user.is_deleted != true)
    }

    /// A field's definition, named by the key that its values have in records.
    static func property(_ field: PipedriveWire.Field, of object: CRMObject) -> PropertyDefinition {
        let name = PropertyName(
            rawValue: PipedriveFieldNames.key(ofProperty: PropertyName(rawValue: field.field_code)))
        let isCustom = field.is_custom_field ?? PipedriveFieldNames.isCustom(field.field_code)
        let lengthMax: Int? =
            switch field.field_type {
            case "varchar", "varchar_auto": varcharMax
            case "text": textMax
            default: nil
            }
        return PropertyDefinition(
            object: object, name: name, label: field.field_name, type: type(of: field, in: object),
            vendorType: field.field_type, description: field.description ?? "",
            isWritable: field.is_writable ?? (isCustom || PipedriveFieldNames.isWritable(name, of: object)),
            isStandard: !isCustom, isRequired: field.field_code == PipedriveEntity.requiredKey(object),
            options: (field.options ?? []).compactMap(option), lengthMax: lengthMax)
    }

    private static func option(_ option: PipedriveWire.Field.Option) -> PropertyOption? {
        PipedriveValue.text(option.id).map { PropertyOption(value: $0, label: option.label ?? $0) }
    }

    /// Types that the gateway can write and compare; the rest is opaque.
    private static let types: [String: PropertyType] = [
        "int": .number, "double": .number, "monetary": .currency, "boolean": .boolean, "varchar": .text,
        "varchar_auto": .text, "varchar_options": .text, "text": .text, "phone": .phone, "date": .date, "enum": .choice,
        "set": .choices,
        "status": .choice, "visible_to": .choice, "user": .owner, "org": .reference, "people": .reference,
        "deal": .reference, "stage": .stage,
    ]

    /// By the vendor's type, but for built-in fields whose type says less than their name.
    private static func type(of field: PipedriveWire.Field, in object: CRMObject) -> PropertyType {
        guard field.is_custom_field != true else { return types[field.field_type] ?? .opaque }
        switch PipedriveFieldNames.key(ofProperty: PropertyName(rawValue: field.field_code)) {
        case "owner_id": return .owner
        case "stage_id": return .stage
        case "pipeline_id": return .pipeline
        case "emails": return .email
        case "phones": return .phone
        case "label_ids": return .choices
        case "website", "linkedin": return .url
        // Moments, though Pipedrive calls them dates.
        case let key where key.hasSuffix("_time"): return .dateTime
        default: return types[field.field_type] ?? .opaque
        }
    }

    /// Pipelines with their stages, in display order. Won and lost are no stages: they are values of `status`.
    static func pipelines(_ pipelines: [PipedriveWire.Pipeline], _ stages: [PipedriveWire.Stage]) -> [Pipeline] {
        pipelines.sorted { ($0.order_nr ?? 0, $0.id) < ($1.order_nr ?? 0, $1.id) }.map { pipeline in
            let own = stages.filter { $0.pipeline_id == pipeline.id }
                .sorted { ($0.order_nr ?? 0, $0.id) < ($1.order_nr ?? 0, $1.id) }
            return Pipeline(
                object: .deal, id: String(pipeline.id), label: pipeline.name, isArchived: pipeline.is_deleted ?? false,
                stages: own.map { stage($0, hasProbability: pipeline.is_deal_probability_enabled ?? false) })
        }
    }

    private static func stage(_ stage: PipedriveWire.Stage, hasProbability: Bool) -> Stage {
        let share = stage.deal_probability.map { $0 / 100 }.flatMap { (0...1).contains($0) ? $0 : nil }
        return Stage(
            id: String(stage.id), label: stage.name, isArchived: stage.is_deleted ?? false, outcome: .open,
            probability: hasProbability ? share : nil)
    }
}

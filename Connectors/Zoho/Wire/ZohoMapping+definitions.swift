import ConnectorKit

/// Definitions.
extension ZohoMapping {
    /// A field; one that is on no layout is archived: it keeps its label, its name and its values, and nobody sees it.
    ///
    /// What the API may do with it is told by `operation_type`: `api_update` for a record that is there, `api_create` for a
    /// new one (zoho/crm-oas v8.0).
    ///
    /// - Parameter isAsked: whether a layout asks for it.
    static func property(_ field: ZohoWire.Field, of object: CRMObject, isAsked: Bool) -> PropertyDefinition {
        let type = type(of: field, in: object)
        // `field_read_only` is about the layouts: `Owner` has it and can be written.
        let holdsValues = field.read_only != true && !computed.contains(field.data_type)
        let operations = field.operation_type
        return PropertyDefinition(
            object: object, name: PropertyName(rawValue: field.api_name),
            label: field.field_label ?? field.display_label ?? field.api_name, type: type,
            vendorType: vendorType(of: field), description: field.tooltip?.value ?? "",
            isWritable: (operations?.api_update ?? true) && holdsValues,
            isWritableOnCreate: (operations?.api_create ?? true) && holdsValues,
            isArchived: field.type == "unused", isVisible: field.visible ?? true,
            isStandard: field.custom_field != true, isRequired: isAsked || field.system_mandatory == true,
            isUnique: field.unique?.isUnique ?? false, options: (field.pick_list_values ?? []).compactMap(option),
            scale: numeric.contains(field.data_type) ? field.decimal_place : nil,
            lengthMax: type == .text ? field.length : nil)
    }

    /// What a record holds is the actual value; people see the display value, which differs where an option was
    /// renamed.
    private static func option(_ option: ZohoWire.Option) -> PropertyOption? {
        guard let value = option.actual_value ?? option.display_value else { return nil }
        return PropertyOption(
            value: value, label: option.display_value ?? value, isActive: option.type != "unused")
    }

    /// Zoho's word, and what it refers to.
    private static func vendorType(of field: ZohoWire.Field) -> String {
        if isRich(field) { return richText }
        return field.lookup?.module?.api_name.map { "\(field.data_type) → \($0)" } ?? field.data_type
    }

    /// The vendor's type of a text with mark-up, which Zoho changes on saving.
    static let richText = "textarea (rich text)"

    private static func isRich(_ field: ZohoWire.Field) -> Bool {
        field.data_type == "textarea" && field.textarea?.type?.hasPrefix("rich") == true
    }

    /// What Zoho works out itself.
    private static let computed: Set<String> = ["autonumber", "formula", "rollup_summary"]
    private static let numeric: Set<String> = ["currency", "double", "percent"]

    private static func type(of field: ZohoWire.Field, in object: CRMObject) -> PropertyType {
        switch field.data_type {
        case "text", "textarea", "autonumber": .text
        case "email": .email
        case "phone": .phone
        case "website": .url
        case "picklist": picklistType(of: field, in: object)
        case "multiselectpicklist": .choices
        case "date": .date
        case "datetime": .dateTime
        case "integer", "bigint", "double", "percent": .number
        case "currency": .currency
        case "boolean": .boolean
        case "ownerlookup", "userlookup": .owner
        case "lookup": .reference
        // Several users or records, files, addresses, subforms, results of formulas, and what Zoho adds some day.
        default: .opaque
        }
    }

    private static func picklistType(of field: ZohoWire.Field, in object: CRMObject) -> PropertyType {
        switch (object, field.api_name) {
        case (.deal, stage): .stage
        case (.deal, pipeline): .pipeline
        default: .choice
        }
    }
}

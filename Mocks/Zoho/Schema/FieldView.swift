import MockKit

/// How field definitions are shown: the same in lists of fields and in layouts, but for what belongs to a layout.
struct FieldView {
    let account: ZohoAccount
    let module: Module
    let user: OrgUser

    /// As `GET /settings/fields` shows it.
    func json(_ field: Field) -> JSON {
        var body = common(field)
        body["pick_list_values"] = .array(
            field.pickList.enumerated().map { index, value in
                [
                    "id": .string(value.id), "display_value": .string(value.display),
                    "actual_value": .string(value.actual), "reference_value": .string(value.actual),
                    "sequence_number": .integer(index + 1), "type": value.isUsed ? "used" : "unused",
                ]
            })
        body["layout_associations"] = .array(
            field.isUsed
                ? module.layouts.filter(\.isActive).map { layout in
                    [
                        "api_name": .string(layout.apiName), "name": .string(layout.name),
                        "id": .string(layout.id),
                    ]
                } : [])
        for name in [
            "webhook", "filterable", "businesscard_supported", "searchable", "sortable", "mass_update",
        ] {
            body[name] = .bool(name == "mass_update" ? field.canUpdate : true)
        }
        for name in [
            "colour_code_enabled_by_system", "separator", "history_tracking_enabled", "enable_colour_code", "public",
            "pick_list_values_sorted_lexically",
        ] {
            body[name] = false
        }
        for name in ["association_details", "external", "range"] { body[name] = .null }
        for name in ["multi_module_lookup", "rollup_summary", "multiselectlookup", "auto_number"] { body[name] = [:] }
        body["currency"] = field.type == .currency ? ["rounding_option": "round_off", "precision": 2] : [:]
        body["formula"] = field.type == .formula ? ["return_type": "currency"] : [:]
        body["convert_mapping"] = [:]
        body["email_parser"] = ["fields_update_supported": true, "record_operations_supported": true]
        body["display_type"] = -1
        body["display_field"] = .bool(field.apiName == module.nameField)
        return .object(body)
    }

    /// As a section of a layout shows it: whether the layout asks for it, and what stages mean.
    func json(_ field: Field, in layout: Layout) -> JSON {
        var body = common(field)
        body["required"] = .bool(field.isMandatory || layout.required.contains(field.apiName))
        body["pick_list_values"] = .array(
            field.pickList.filter(\.isUsed).enumerated().map { index, value in
                var shown: JSONObject = [
                    "id": .string(value.id), "display_value": .string(value.display),
                    "actual_value": .string(value.actual), "reference_value": .string(value.actual),
                    "sequence_number": .integer(index + 1), "maps": [],
                ]
                if let stage = value.stage {
                    shown["probability"] = .integer(stage.probability)
                    shown["forecast_type"] = .string(stage.forecastType)
                    shown["forecast_category"] = Self.category(of: stage)
                    shown["deal_category"] = .string(stage.forecastType == "Open" ? "Open" : "Closed")
                }
                return .object(shown)
            })
        return .object(body)
    }

    static func category(of stage: StageMeaning) -> JSON {
        JSONReference(name: stage.category.name, id: ZohoID.make(stage.category.number)).json
    }

    private func common(_ field: Field) -> JSONObject {
        let isReadable = field.permission(of: user.profileID) != "read_only"
        var body: JSONObject = [
            "id": .string(field.id), "api_name": .string(field.apiName), "field_label": .string(field.label),
            "display_label": .string(field.label), "data_type": .string(field.type.rawValue),
            "json_type": .string(field.type.jsonType), "custom_field": .bool(field.isCustom),
            "system_mandatory": .bool(field.isMandatory), "read_only": .bool(!isReadable),
            "field_read_only": .bool(field.isFixedInScreens || !field.canUpdate),
            "visible": .bool(field.permission(of: user.profileID) != "hidden"),
            "type": field.isUsed ? "used" : "unused", "length": .integer(field.length),
            "decimal_place": field.decimals.map { .integer($0) } ?? .null,
            "operation_type": [
                "web_update": .bool(field.canUpdate), "api_create": .bool(field.canCreate),
                "web_create": .bool(field.canCreate), "api_update": .bool(field.canUpdate),
            ],
            "view_type": [
                "view": true, "edit": .bool(field.canUpdate), "quick_create": false, "create": .bool(field.canCreate),
            ],
        ]
        body["profiles"] = .array(
            account.profiles.map { profile in
                [
                    "permission_type": .string(field.permission(of: profile.id)), "name": .string(profile.name),
                    "id": .string(profile.id),
                ]
            })
        body["unique"] = field.isUnique ? ["case_sensitive": false] : [:]
        body["lookup"] = lookup(of: field)
        body["tooltip"] = field.tooltip.map { ["name": .string($0.name), "value": .string($0.value)] } ?? .null
        body["created_time"] = field.createdAt.map { account.time($0, for: user) } ?? .null
        body["virtual_field"] = false
        body["created_source"] = "default"
        body["ui_type"] = field.type == .ownerlookup ? 8 : 1
        return body
    }

    private func lookup(of field: Field) -> JSON {
        if field.type == .userlookup { return ["revalidate_filter_during_edit": false] }
        guard let name = field.lookupModule, let target = account.modules[name] else { return [:] }
        return [
            "module": ["api_name": .string(name), "id": .string(target.id), "crypt": false],
            "display_label": .string(module.apiName), "api_name": .string("\(field.apiName)_Of"),
        ]
    }
}

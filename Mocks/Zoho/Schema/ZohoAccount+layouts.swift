import MockKit

/// Layouts.
extension ZohoAccount {
    func listLayouts(_ call: MockCall) throws -> MockResponse {
        let module = try module(parameter: call.request.query)
        let user = actingUser(call)
        return Self.answer(["layouts": .array(module.layouts.map { json($0, of: module, for: user) })])
    }

    func getLayout(_ call: MockCall) throws -> MockResponse {
        let module = try module(parameter: call.request.query)
        guard ZohoID.isID(call["id"]) else {
            throw ZohoFailure(400, "PATTERN_NOT_MATCHED", "the id given seems to be invalid")
        }
        guard let layout = module.layouts.first(where: { $0.id == call["id"] }) else { return .empty(204) }
        return Self.answer(["layouts": [json(layout, of: module, for: actingUser(call))]])
    }

    private func json(_ layout: Layout, of module: Module, for user: OrgUser) -> JSON {
        let view = FieldView(account: self, module: module, user: user)
        let fields = module.visible(to: user.profileID, at: now).filter(\.isUsed)
        let place = module.layouts.firstIndex { $0.id == layout.id } ?? 0
        let sectionID = ZohoID.make(ZohoID.Start.sections + module.number * 100 + place)
        return [
            "id": .string(layout.id), "name": .string(layout.name), "api_name": .string(layout.apiName),
            "display_label": .string(layout.name), "status": layout.isActive ? "active" : "inactive",
            "visible": true, "generated_type": place == 0 ? "system" : "custom", "source": "crm",
            "created_time": .null, "created_for": .null, "modified_time": .null, "modified_by": .null,
            "has_more_profiles": false, "show_business_card": true,
            "actions_allowed": Self.flags(
                ["edit", "rename", "clone", "downgrade", "delete", "deactivate", "set_layout_permissions"]),
            "profiles": profilesShown(layout, to: user),
            "sections": [
                [
                    "id": .string(sectionID), "api_name": .string("\(module.singular)_Information"),
                    "name": .string("\(module.singular) Information"),
                    "display_label": .string("\(module.singular) Information"), "sequence_number": 1,
                    "column_count": 2, "mode": "all", "tab_traversal": "left_to_right", "generated_type": "default",
                    "isSubformSection": false,
                    "actions_allowed": Self.flags(
                        [
                            "add_field", "rename", "change_tab_traversal", "reorder", "delete", "remove_field",
                            "change_column_count",
                        ]),
                    "fields": .array(fields.map { view.json($0, in: layout) }),
                ]
            ],
        ]
    }

    private static func flags(_ names: [String]) -> JSON {
        .object(JSONObject(uniqueMembers: names.map { ($0, true) }))
    }

    /// Only those who may customize modules see which profiles have a layout.
    private func profilesShown(_ layout: Layout, to user: OrgUser) -> JSON {
        guard holds(Profile.moduleCustomize, user) else { return .null }
        let view: JSON = ["name": .string(layout.name), "id": .string(layout.id), "type": "layout"]
        return .array(
            profiles.map { profile in
                [
                    "name": .string(profile.name), "id": .string(profile.id), "default": true,
                    "_default_view": view, "_default_assignment_view": view, "type": "normal_profile",
                ]
            })
    }
}

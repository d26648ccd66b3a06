import MockKit

/// Modules and profiles.
extension ZohoAccount {
    private static let moduleStatuses = ["visible", "scheduled_for_deletion", "user_hidden", "system_hidden"]

    /// `GET /settings/modules`: those that the acting user may see.
    func listModules(_ call: MockCall) throws -> MockResponse {
        let wanted = call.request.queryList("status")
        if let place = wanted.firstIndex(where: { !Self.moduleStatuses.contains($0) }) {
            throw ZohoFailure(
                400, "INVALID_DATA", "Invalid value passed for the parameter",
                [
                    "index": .integer(place), "supported_values": .strings(Self.moduleStatuses),
                    "param_name": "status",
                ])
        }
        let user = actingUser(call)
        let seen = modules.values.sorted { $0.number < $1.number }.filter {
            holds(Profile.right("View", $0.apiName), user) && (wanted.isEmpty || wanted.contains("visible"))
        }
        guard !seen.isEmpty else { return .empty(204) }
        return Self.answer(["modules": .array(seen.map { json($0, for: user) })])
    }

    func getModule(_ call: MockCall) throws -> MockResponse {
        let name = call["module"]
        guard let module = modules[name] ?? modules.values.first(where: { $0.id == name }) else {
            throw ZohoFailure.module(false)
        }
        let user = actingUser(call)
        guard holds(Profile.right("View", module.apiName), user) else {
            throw ZohoFailure.permission(Profile.right("View", module.apiName))
        }
        return Self.answer(["modules": [json(module, for: user)]])
    }

    private func json(_ module: Module, for user: OrgUser) -> JSON {
        var body: JSONObject = [
            "id": .string(module.id), "api_name": .string(module.apiName), "module_name": .string(module.apiName),
            "singular_label": .string(module.singular), "plural_label": .string(module.apiName),
            "generated_type": module.isCustom ? "custom" : "default", "status": "visible",
            "sequence_number": .integer(module.number + 1), "description": .null,
        ]
        for name in ["api_supported", "show_as_tab", "quick_create", "filter_supported", "global_search_supported"] {
            body[name] = true
        }
        for (name, verb) in [
            ("viewable", "View"), ("creatable", "Create"), ("editable", "Edit"), ("deletable", "Delete"),
        ] {
            body[name] = .bool(holds(Profile.right(verb, module.apiName), user))
        }
        for name in ["public_fields_configured", "has_more_profiles", "sub_menu_available"] { body[name] = false }
        body["recycle_bin_on_delete"] = true
        body["profile_count"] = .integer(profiles.count)
        body["profiles"] = .array(profiles.map { JSONReference(name: $0.name, id: $0.id).json })
        return .object(body)
    }

    /// `GET /settings/profiles`: without the rights.
    func listProfiles(_ call: MockCall) throws -> MockResponse {
        Self.answer(["profiles": .array(profiles.map { json($0, withRights: false) })])
    }

    func getProfile(_ call: MockCall) throws -> MockResponse {
        guard ZohoID.isID(call["id"]) else { throw ZohoFailure.pathID(2) }
        guard let profile = profile(call["id"]) else { return .empty(204) }
        return Self.answer(["profiles": [json(profile, withRights: true)]])
    }

    private func json(_ profile: Profile, withRights: Bool) -> JSON {
        var body: JSONObject = [
            "id": .string(profile.id), "name": .string(profile.name), "display_label": .string(profile.name),
            "api_name": .string(profile.name.replacing(" ", with: "_")), "created_time": .null,
            "modified_time": .null, "custom": false, "type": "normal_profile",
        ]
        if withRights {
            body["permissions_details"] = .array(
                rights.enumerated().map { index, right in
                    [
                        "id": .string(ZohoID.make(ZohoID.Start.profiles + 1_000 + index)), "name": .string(right),
                        "display_label": .string(right), "module": .null, "customizable": true,
                        "enabled": .bool(!profile.lacks.contains(right)),
                    ]
                })
        }
        return .object(body)
    }

    private var rights: [String] {
        let verbs = ["View", "Create", "Edit", "Delete"]
        let names = modules.values.sorted { $0.number < $1.number }.map(\.apiName)
        return [Profile.apiAccess, Profile.customize, Profile.moduleCustomize]
            + names.flatMap { name in verbs.map { Profile.right($0, name) } }
    }
}

import MockKit

/// Where the pages show a field; its members differ by object.
enum FieldVisibility {
    /// What a field has that says nothing of it.
    static func standard(_ entity: Entity) -> JSONObject {
        var body: JSONObject = ["add_visible_flag": false, "details_visible_flag": true]
        switch entity {
        case .deal:
            body["projects_detail_visible_flag"] = false
            body["show_in_pipelines"] = ["show_in_all": true, "pipeline_ids": []]
        case .person: body["show_in_add_deal_dialog"] = ["show": false, "order": .null]
        case .organization:
            body["show_in_add_deal_dialog"] = ["show": false, "order": .null]
            body["show_in_add_person_dialog"] = ["show": false, "order": .null]
        }
        return body
    }

    /// Puts what was sent over what stands; problems name members that do not exist or have another type.
    static func merged(_ sent: JSON, into old: JSONObject) -> (JSONObject, problems: [String]) {
        guard let members = sent.object?.members else {
            return (old, ["ui_visibility: Expected 'object', received '\(sent.kind)'"])
        }
        var body = old
        var problems: [String] = []
        for member in members {
            if let standing = old[member.name], standing.kind == member.value.kind {
                body[member.name] = member.value
            } else {
                problems.append("ui_visibility: Parameter '\(member.name)' is not allowed for this request")
            }
        }
        return (body, problems)
    }
}

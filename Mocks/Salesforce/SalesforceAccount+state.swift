import MockKit

/// What `GET /_mock/state` shows.
extension SalesforceAccount {
    var state: JSON {
        let visible = objects.values.filter { !$0.isSetup }.sorted { $0.name < $1.name }
        return [
            "organization": .string(organization.id),
            "users": .array((tables["user"]?.live ?? []).map(userState)),
            "permission_sets": .array(permissionSetState),
            "objects": .object(JSONObject(visible.map { ($0.name, objectState($0)) })),
            "stages": .strings(
                objects["opportunity"]?.field("StageName")?.picklist.filter(\.isActive).map(\.value) ?? []),
            "tokens": tokens.counts(at: now),
        ]
    }

    private func userState(_ row: Row) -> JSON {
        [
            "id": row["Id"] ?? .null, "username": row["Username"] ?? .null, "email": row["Email"] ?? .null,
            "active": row["IsActive"] ?? .null, "type": row["UserType"] ?? .null,
        ]
    }

    private var permissionSetState: [JSON] {
        (tables["permissionset"]?.live ?? []).filter { $0["IsOwnedByProfile"] != true }.map { set in
            let id = set["Id"]
            let fields = (tables["fieldpermissions"]?.live ?? []).filter { $0["ParentId"] == id }
            let assigned = (tables["permissionsetassignment"]?.live ?? []).filter { $0["PermissionSetId"] == id }
            return [
                "id": id ?? .null, "name": set["Name"] ?? .null,
                "fields": .array(
                    fields.map { ["field": $0["Field"] ?? .null, "edit": $0["PermissionsEdit"] ?? .null] }),
                "assignees": .array(assigned.map { $0["AssigneeId"] ?? .null }),
            ]
        }
    }

    private func objectState(_ object: ObjectDefinition) -> JSON {
        let rows = (tables[object.name.lowercased()]?.live ?? []).map { row in
            let members = row.filter { !$0.value.isNull }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            return (row["Id"]?.string ?? "", JSON.object(JSONObject(uniqueMembers: members)))
        }
        return [
            "custom_fields": .array(
                object.fields.filter(\.isCustom).map { field in
                    [
                        "name": .string(field.name), "type": .string(field.dataType),
                        "id": .optional(field.customFieldID),
                    ]
                }),
            "deleted_fields": .strings(object.burntNames.sorted()),
            "records": .object(JSONObject(uniqueMembers: rows)),
        ]
    }
}

import MockKit

/// The rules of the setup's own rows: permission sets, field permissions, assignments.
///
/// Who writes records calls `checkSetup…` once rights, types and required fields are judged, and ``settleSetup`` once
/// the row is stored. For objects that are no setup these do nothing.
extension SalesforceAccount {
    /// Judges a new row, with ids in their 18-character form and every field in its place.
    func checkSetupInsert(_ row: Row, into object: ObjectDefinition, by userID: String) throws {
        switch object.name {
        case "PermissionSet": try checkPermissionSet(row)
        case "FieldPermissions": try checkFieldPermissions(row, by: userID)
        case "ObjectPermissions": try checkObjectPermissions(row)
        case "PermissionSetAssignment": try checkAssignment(row)
        default: break
        }
    }

    /// Judges a changed row, as it would be stored.
    func checkSetupUpdate(_ row: Row, of object: ObjectDefinition, by userID: String) throws {
        switch object.name {
        case "FieldPermissions": try checkSight(row, on: try fieldOf(row))
        case "PermissionSet" where row["IsOwnedByProfile"] == true: throw SalesforceFailure.insufficientAccess
        default: break
        }
    }

    /// Judges the deletion of a row.
    func checkSetupDelete(_ row: Row, of object: ObjectDefinition) throws {
        guard object.name == "PermissionSet" else { return }
        guard row["IsOwnedByProfile"] != true else { throw SalesforceFailure.insufficientAccess }
        let id = row["Id"]?.string ?? ""
        if tables["permissionsetassignment"]?.live(where: "PermissionSetId", is: id).isEmpty == false {
            throw SalesforceFailure(
                400, "DELETE_FAILED", "This permission set is assigned to users: remove the assignments first",
                fields: [])
        }
    }

    /// Does what follows a stored write: a field permission without reading is no row.
    mutating func settleSetup(of object: ObjectDefinition, id: String) {
        guard object.isSetup else { return }
        markSchemaChange()
        guard object.name == "FieldPermissions", let row = tables["fieldpermissions"]?.live(id),
            row["PermissionsRead"] != true
        else { return }
        delete(id, of: object)
    }

    private func checkPermissionSet(_ row: Row) throws {
        let name = row["Name"]?.string ?? ""
        guard name.wholeMatch(of: /[A-Za-z](?:_?[A-Za-z0-9])*/) != nil else {
            throw SalesforceFailure(
                400, "INVALID_FIELD",
                "The Permission Set API Name can only contain underscores and alphanumeric characters. It must be "
                    + "unique, begin with a letter, not include spaces, not end with an underscore, and not contain two "
                    + "consecutive underscores.", fields: ["Name"])
        }
        if tables["permissionset"]?.live(where: "Name", is: name).isEmpty == false {
            throw SalesforceFailure.duplicateDeveloperName
        }
    }

    private func parent(_ row: Row, _ name: String) throws -> Row {
        guard let set = row[name]?.string.flatMap({ tables["permissionset"]?.live($0) }) else {
            throw SalesforceFailure(
                400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", fields: [name])
        }
        return set
    }

    private func fieldOf(_ row: Row) throws -> FieldDefinition {
        let type = row["SobjectType"]?.string ?? ""
        let path = row["Field"]?.string ?? ""
        guard let object = object(type), object.rights == .objectPermissions, object.name == type else {
            throw SalesforceFailure.fieldIntegrity(
                "Object \(type) doesn't support field permissions", fields: ["SobjectType"])
        }
        guard path.hasPrefix(type + "."), let field = object.field(String(path.dropFirst(type.count + 1))),
            path == "\(type).\(field.name)", field.isPermissionable
        else {
            throw SalesforceFailure.fieldIntegrity(
                "bad value for restricted picklist field: \(path)", fields: ["Field"])
        }
        return field
    }

    private func checkFieldPermissions(_ row: Row, by userID: String) throws {
        let set = try parent(row, "ParentId")
        try checkSight(row, on: try fieldOf(row))
        guard row["PermissionsRead"] == true else {
            throw SalesforceFailure.fieldIntegrity(
                "A field permission needs PermissionsRead", fields: ["PermissionsRead"])
        }
        if let type = row["SobjectType"]?.string.flatMap({ object($0) }), !access(of: userID, to: type).canRead {
            throw SalesforceFailure.insufficientCrossReference
        }
        if switches.objectPermissionsFirst, !hasObjectPermissions(set, on: row["SobjectType"]) {
            throw SalesforceFailure.fieldIntegrity(
                "You must grant access to the parent object before granting access to its fields",
                fields: ["SobjectType"])
        }
        let siblings = tables["fieldpermissions"]?.live(where: "ParentId", is: set["Id"]?.string ?? "") ?? []
        let twin = siblings.first { $0["Field"] == row["Field"] }
        if let id = twin?["Id"]?.string {
            throw SalesforceFailure.duplicateValue("<unknown>", id: id)
        }
    }

    private func hasObjectPermissions(_ set: Row, on type: JSON?) -> Bool {
        (tables["objectpermissions"]?.live ?? []).contains {
            $0["ParentId"] == set["Id"] && $0["SobjectType"] == type && $0["PermissionsRead"] == true
        }
    }

    /// Editing needs reading, and a field that can be edited.
    private func checkSight(_ row: Row, on field: FieldDefinition) throws {
        let edits = row["PermissionsEdit"] == true
        if edits, row["PermissionsRead"] != true {
            throw SalesforceFailure.fieldIntegrity(
                "You can't have Edit permission without Read permission", fields: ["PermissionsEdit"])
        }
        if edits, !field.isEditable {
            throw SalesforceFailure.fieldIntegrity(
                "The field \(field.name) is read only: it can't have Edit permission", fields: ["PermissionsEdit"])
        }
    }

    private func checkObjectPermissions(_ row: Row) throws {
        _ = try parent(row, "ParentId")
        let twin = (tables["objectpermissions"]?.live ?? []).first {
            $0["ParentId"] == row["ParentId"] && $0["SobjectType"] == row["SobjectType"]
        }
        if let id = twin?["Id"]?.string { throw SalesforceFailure.duplicateValue("<unknown>", id: id) }
        let writes = ["PermissionsCreate", "PermissionsEdit", "PermissionsDelete"].contains { row[$0] == true }
        if writes, row["PermissionsRead"] != true {
            throw SalesforceFailure.fieldIntegrity(
                "Permission to write an object needs permission to read it", fields: ["PermissionsRead"])
        }
    }

    private func checkAssignment(_ row: Row) throws {
        let set = try parent(row, "PermissionSetId")
        guard set["IsOwnedByProfile"] != true else {
            throw SalesforceFailure.fieldIntegrity(
                "Permission sets owned by profiles can't be assigned", fields: ["PermissionSetId"])
        }
        guard let user = row["AssigneeId"]?.string.flatMap({ user($0) }) else {
            throw SalesforceFailure(
                400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", fields: ["AssigneeId"])
        }
        guard user.isActive else { throw SalesforceFailure.inactiveUser }
        let licence = tables["profile"]?.live(user.profileID)?["UserLicenseId"]
        if let wanted = set["LicenseId"], !wanted.isNull, wanted != licence {
            throw SalesforceFailure.fieldIntegrity(
                "Can't assign permission set \(set["Name"]?.string ?? "") to user \(user.name). The user license "
                    + "doesn't allow it.", fields: [])
        }
        let own = tables["permissionsetassignment"]?.live(where: "AssigneeId", is: user.id) ?? []
        if own.contains(where: { $0["PermissionSetId"] == row["PermissionSetId"] }) {
            throw SalesforceFailure(
                400, "DUPLICATE_VALUE",
                "Duplicate PermissionSetAssignment. Assignee: \(user.id); Permission Set: "
                    + "\(set["Id"]?.string ?? "")", fields: ["AssigneeId", "PermissionSetId"])
        }
    }
}

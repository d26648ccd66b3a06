import MockKit

/// Which objects and fields a user sees and may write.
extension SalesforceAccount {
    /// An object's definition, whatever the case of the name, and whoever may see it.
    func object(_ name: String, in space: SchemaSpace = .data) -> ObjectDefinition? {
        switch space {
        case .data: objects[name.lowercased()]
        case .tooling: toolingObjects[name.lowercased()]
        }
    }

    /// The object that an id belongs to.
    func object(ofID id: String) -> ObjectDefinition? {
        let prefix = SalesforceID.prefix(of: id)
        return objects.values.first { $0.keyPrefix == prefix }
    }

    /// What a user may do with the records of an object.
    func access(of userID: String, to object: ObjectDefinition) -> ObjectAccess {
        switch object.rights {
        case .readOnly: return .readOnly
        case .setup(let read, let write):
            let canWrite = holds(anyOf: write, userID)
            let canRead = canWrite || read.isEmpty || holds(anyOf: read, userID)
            return ObjectAccess(
                canRead: canRead, canCreate: canWrite, canEdit: canWrite, canDelete: canWrite && object.isDeletable)
        case .objectPermissions:
            let sets = permissionSetIDs(of: userID)
            var access = ObjectAccess.none
            for row in rows(of: "objectpermissions", under: sets) where row["SobjectType"]?.string == object.name {
                access = access.union(
                    ObjectAccess(
                        canRead: row["PermissionsRead"] == true, canCreate: row["PermissionsCreate"] == true,
                        canEdit: row["PermissionsEdit"] == true, canDelete: row["PermissionsDelete"] == true))
            }
            return access
        }
    }

    /// An object as a user sees it, with only the fields that field-level security shows.
    ///
    /// Make it once per request: it looks through all field permissions.
    /// - Returns: `nil` when there is no such object, or the user cannot read it.
    func view(of name: String, for userID: String, in space: SchemaSpace = .data) -> ObjectView? {
        guard let object = object(name, in: space) else { return nil }
        let access = space == .tooling ? toolingAccess(of: userID) : access(of: userID, to: object)
        guard access.canRead else { return nil }
        let granted = object.isSetup ? [:] : fieldPermissions(of: userID, on: object)
        let fields = object.fields.compactMap { field -> ObjectView.Field? in
            let governed = object.rights == .objectPermissions && field.isPermissionable
            let sight = governed ? granted[field.name] : (read: true, edit: true)
            guard let sight, sight.read else { return nil }
            return ObjectView.Field(
                definition: field, isCreateable: field.isCreateable && sight.edit && access.canCreate,
                isUpdateable: field.isUpdateable && sight.edit && access.canEdit)
        }
        return ObjectView(object, access: access, fields: fields)
    }

    private func toolingAccess(of userID: String) -> ObjectAccess {
        let canChange = holds(.customizeApplication, userID)
        return canChange || holds(.viewSetup, userID)
            ? ObjectAccess(canRead: true, canCreate: canChange, canEdit: canChange, canDelete: canChange) : .none
    }

    private func rows(of table: String, under sets: Set<String>) -> [Row] {
        sets.flatMap { tables[table]?.live(where: "ParentId", is: $0) ?? [] }
    }

    /// What field-level security gives a user, by field name.
    private func fieldPermissions(
        of userID: String, on object: ObjectDefinition
    ) -> [String: (read: Bool, edit: Bool)] {
        let sets = permissionSetIDs(of: userID)
        var granted: [String: (read: Bool, edit: Bool)] = [:]
        let prefix = object.name + "."
        for row in rows(of: "fieldpermissions", under: sets) where row["SobjectType"]?.string == object.name {
            guard let path = row["Field"]?.string, path.hasPrefix(prefix) else { continue }
            let name = String(path.dropFirst(prefix.count))
            let old = granted[name] ?? (false, false)
            granted[name] = (
                old.read || row["PermissionsRead"] == true, old.edit || row["PermissionsEdit"] == true
            )
        }
        return granted
    }
}

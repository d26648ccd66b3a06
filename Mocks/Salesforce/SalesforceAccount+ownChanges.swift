import Foundation
import MockKit

/// The changes that only Salesforce's mock knows; the README lists them.
extension SalesforceAccount {
    private static let changeNames =
        [
            "set_switch", "expire_access_tokens", "expire_grant", "grant_field", "withdraw_field", "assign", "unassign",
            "set_permission", "set_object_access",
            "set_record_types", "set_profile", "add_validation_rule", "add_duplicate_rule",
            "add_automation", "clear_rules", "rename_domain", "use_up_requests",
        ] + driftNames

    mutating func applyOwn(_ name: String, _ change: ChangeArguments) throws {
        switch name {
        case "set_switch":
            try switches.apply(change)
            if try change.text("name") == "invalid_emails" { settleEmails() }
        case "expire_access_tokens": tokens.expireAccess(at: now)
        case "expire_grant":
            let user = try changedUser(change)
            for grant in tokens.grants(clientID: keys.clientID, userID: user.id) { tokens.revokeGrant(grant.id) }
        case "grant_field": try grantField(change)
        case "withdraw_field": try withdrawField(change)
        case "assign", "unassign": try assign(name == "assign", change)
        case "set_permission": try setPermission(change)
        case "set_object_access": try setObjectAccess(change)
        case "set_record_types": try setRecordTypes(change)
        case "set_profile":
            guard let users = object("User") else { return }
            let profile = try changedRow("profile", named: change.text("profile"))
            update(try changedUser(change).id, of: users, by: installerID, with: ["ProfileId": profile["Id"] ?? .null])
        case "add_validation_rule": validationRules.append(try change.rule(ValidationRule.init))
        case "add_duplicate_rule": duplicateRules.append(try change.rule(DuplicateRule.init))
        case "add_automation": automations.append(try change.rule(AutomationRule.init))
        case "clear_rules":
            validationRules = []
            duplicateRules = []
            automations = []
        case "rename_domain": organization.host = try change.text("domain") + ".my.salesforce.com"
        case "use_up_requests": daily.add(max(0, daily.countMax - daily.count(at: now)), at: now)
        default:
            if try drift(name, change) { return }
            throw MockChangeError(
                "Salesforce's mock has no change \"\(name)\": use one of MockKit's or "
                    + Self.changeNames.joined(separator: ", "))
        }
    }

    private func changedUser(_ change: ChangeArguments) throws -> OrgUser {
        let name = try change.text("user")
        guard let user = user(username: name) ?? users(email: name).first else {
            throw MockChangeError("\"\(name)\" is no user of this org")
        }
        return user
    }

    private func changedRow(_ table: String, named name: String) throws -> Row {
        guard let row = (tables[table]?.live ?? []).first(where: { $0["Name"]?.string == name }) else {
            throw MockChangeError("there is no \(table) \"\(name)\"")
        }
        return row
    }

    /// The permission set that a change names: one by its name, or the one of a profile.
    private func changedSet(_ change: ChangeArguments) throws -> Row {
        guard change.json["profile"] != nil else {
            return try changedRow("permissionset", named: change.text("permission_set"))
        }
        let profile = try changedRow("profile", named: change.text("profile"))
        guard let set = (tables["permissionset"]?.live ?? []).first(where: { $0["ProfileId"] == profile["Id"] }) else {
            throw MockChangeError("the profile has no permission set")
        }
        return set
    }

    private mutating func grantField(_ change: ChangeArguments) throws {
        let set = try changedSet(change)
        let path = try change.text("field")
        let parts = path.split(separator: ".").map(String.init)
        guard parts.count == 2 else { throw MockChangeError("\"\(path)\" is no field: write it as Object.Field") }
        _ = try changedField(parts[0], parts[1])
        for row in fieldPermissions(path) where row["ParentId"] == set["Id"] {
            tables["fieldpermissions"]?.delete(row["Id"]?.string ?? "")
        }
        self.grantField(
            path, of: parts[0], edits: change.json["edit"]?.bool ?? true, to: set["Id"]?.string ?? "")
    }

    /// Takes sight of a field away: from one permission set or profile, or from everyone.
    private mutating func withdrawField(_ change: ChangeArguments) throws {
        let path = try change.text("field")
        let isAll = change.json["profile"] == nil && change.json["permission_set"] == nil
        let parent = isAll ? nil : try changedSet(change)["Id"]
        let rows = fieldPermissions(path).filter { parent == nil || $0["ParentId"] == parent }
        guard !rows.isEmpty else { throw MockChangeError("nobody meant sees \"\(path)\"") }
        for row in rows { tables["fieldpermissions"]?.delete(row["Id"]?.string ?? "") }
    }

    private func fieldPermissions(_ path: String) -> [Row] {
        (tables["fieldpermissions"]?.live ?? []).filter { $0["Field"]?.string == path }
    }

    private mutating func assign(_ adds: Bool, _ change: ChangeArguments) throws {
        guard let object = object("PermissionSetAssignment") else { return }
        let user = try changedUser(change)
        let set = try changedSet(change)
        let rows = (tables["permissionsetassignment"]?.live ?? []).filter {
            $0["AssigneeId"]?.string == user.id && $0["PermissionSetId"] == set["Id"]
        }
        if adds, rows.isEmpty {
            insert(
                ["AssigneeId": .string(user.id), "PermissionSetId": set["Id"] ?? .null], into: object, by: installerID)
        } else if !adds {
            for row in rows { delete(row["Id"]?.string ?? "", of: object) }
        }
    }

    private mutating func setPermission(_ change: ChangeArguments) throws {
        let word = try change.text("permission")
        guard let permission = UserPermission(rawValue: word) ?? UserPermission(rawValue: "Permissions" + word),
            let object = object("PermissionSet")
        else { throw MockChangeError("\"\(word)\" is no permission that the mock knows") }
        let set = try changedSet(change)
        update(
            set["Id"]?.string ?? "", of: object, by: installerID,
            with: [permission.rawValue: .bool(try change.flag("value"))])
    }

    /// Says what a profile or permission set allows with the records of an object; nothing else of it changes.
    private mutating func setObjectAccess(_ change: ChangeArguments) throws {
        let (set, name) = (try changedSet(change)["Id"], try change.text("object"))
        let row = (tables["objectpermissions"]?.live ?? []).first {
            $0["ParentId"] == set && $0["SobjectType"]?.string?.lowercased() == name.lowercased()
        }
        guard let row, let object = object("ObjectPermissions") else {
            throw MockChangeError("nothing is allowed there with \(name)")
        }
        let allowed = Set(try change.texts("allowed"))
        let rights = ["create": "Create", "read": "Read", "edit": "Edit", "delete": "Delete"]
        guard allowed.isSubset(of: rights.keys) else {
            throw MockChangeError("allowed is a list out of \(rights.keys.sorted().joined(separator: ", "))")
        }
        let columns = rights.map { ("Permissions" + $1, JSON.bool(allowed.contains($0))) }
        update(
            row["Id"]?.string ?? "", of: object, by: installerID, with: Dictionary(uniqueKeysWithValues: columns))
    }

    private mutating func setRecordTypes(_ change: ChangeArguments) throws {
        let profile = try changedRow("profile", named: change.text("profile"))["Id"]?.string ?? ""
        let object = try change.text("object")
        let ids = try change.texts("available").map { name -> String in
            guard name != "Master" else { return SalesforceID.master }
            let row = (tables["recordtype"]?.live ?? []).first {
                $0["SobjectType"]?.string == object && $0["DeveloperName"]?.string == name
            }
            guard let id = row?["Id"]?.string else { throw MockChangeError("\(object) has no record type \"\(name)\"") }
            return id
        }
        recordTypeVisibility[profile, default: [:]][object.lowercased()] = RecordTypeVisibility(
            available: Set(ids), standard: ids.first ?? SalesforceID.master)
    }
}

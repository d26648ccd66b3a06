import Foundation
import MockKit

/// Making profiles, users and permission sets out of a seed.
extension SalesforceAccount {
    mutating func addProfiles(_ seed: SalesforceSeed) throws {
        for (index, profile) in (seed.profiles ?? DemoAccount.profiles).enumerated() {
            let place = "seed.profiles[\(index)]"
            guard let object = object("Profile"), let sets = self.object("PermissionSet") else { return }
            var values: Row = [
                "Name": .string(profile.name), "UserLicenseId": .string(licence(profile.license)),
                "UserType": "Standard",
            ]
            for permission in profile.permissions { values[permission.rawValue] = true }
            let id = insert(values, into: object, by: Self.systemID)
            var own = values
            own["Name"] = .string("X" + id)
            own["Label"] = .string(id)
            own["ProfileId"] = .string(id)
            own["LicenseId"] = values["UserLicenseId"]
            own["IsOwnedByProfile"] = true
            let setID = insert(own, into: sets, by: Self.systemID)
            try grantObjects(profile.objects, everythingElse: true, to: setID, at: place)
            try grantStartFields(profile, to: setID, at: place)
            try addVisibility(profile, id: id, at: place)
        }
    }

    private mutating func licence(_ name: String) -> String {
        let known = (tables["userlicense"]?.live ?? []).first { $0["Name"]?.string == name }?["Id"]?.string
        if let known { return known }
        guard let object = object("UserLicense") else { return "" }
        return insert(["Name": .string(name)], into: object, by: Self.systemID)
    }

    private mutating func grantObjects(
        _ rights: [String: [String]], everythingElse: Bool, to setID: String, at place: String
    ) throws {
        guard let permissions = object("ObjectPermissions") else { return }
        for name in rights.keys where object(name)?.rights != .objectPermissions {
            throw SeedError("\(place).objects: \"\(name)\" is no object with records")
        }
        for object in objects.values.sorted(by: { $0.name < $1.name }) where object.rights == .objectPermissions {
            let words = rights[object.name] ?? (everythingElse ? ["create", "read", "edit", "delete"] : [])
            if let unknown = words.first(where: { !["create", "read", "edit", "delete"].contains($0) }) {
                throw SeedError("\(place).objects: \"\(unknown)\" is unknown: use create, read, edit and delete")
            }
            guard words.contains("read") else { continue }
            var values: Row = ["ParentId": .string(setID), "SobjectType": .string(object.name)]
            for word in words { values["Permissions\(word.capitalized)"] = true }
            insert(values, into: permissions, by: Self.systemID)
        }
    }

    /// Shows a profile every field of the start but the hidden ones.
    private mutating func grantStartFields(
        _ profile: SalesforceSeed.Profile, to setID: String, at place: String
    ) throws {
        for path in profile.hiddenFields + profile.readOnlyFields { try checkPath(path, at: place) }
        for object in objects.values.sorted(by: { $0.name < $1.name }) where object.rights == .objectPermissions {
            for field in object.fields where field.isPermissionable {
                let path = "\(object.name).\(field.name)"
                guard !profile.hiddenFields.contains(path) else { continue }
                let edits = field.isEditable && !profile.readOnlyFields.contains(path)
                grantField(path, of: object.name, edits: edits, to: setID)
            }
        }
    }

    private func checkPath(_ path: String, at place: String) throws {
        let parts = path.split(separator: ".").map(String.init)
        guard parts.count == 2, let field = object(parts[0])?.field(parts[1]), field.isPermissionable else {
            throw SeedError("\(place): \"\(path)\" is no field under field-level security: write it as Object.Field")
        }
    }

    mutating func grantField(_ path: String, of object: String, edits: Bool, to setID: String) {
        guard let permissions = self.object("FieldPermissions") else { return }
        insert(
            [
                "ParentId": .string(setID), "SobjectType": .string(object), "Field": .string(path),
                "PermissionsRead": true, "PermissionsEdit": .bool(edits),
            ], into: permissions, by: Self.systemID)
    }

    private mutating func addVisibility(_ profile: SalesforceSeed.Profile, id: String, at place: String) throws {
        let rows = tables["recordtype"]?.live ?? []
        for object in Set(rows.compactMap { $0["SobjectType"]?.string }) {
            let own = rows.filter { $0["SobjectType"]?.string == object }
            var ids: [String: String] = ["Master": SalesforceID.master]
            for row in own { ids[row["DeveloperName"]?.string ?? ""] = row["Id"]?.string }
            let all = own.compactMap { $0["DeveloperName"]?.string } + ["Master"]
            let names = profile.recordTypes[object] ?? all
            if let unknown = names.first(where: { ids[$0] == nil }) {
                throw SeedError("\(place).record_types: \(object) has no record type \"\(unknown)\"")
            }
            let standard = profile.defaultRecordTypes[object] ?? names.first ?? "Master"
            recordTypeVisibility[id, default: [:]][object.lowercased()] = RecordTypeVisibility(
                available: Set(names.compactMap { ids[$0] }), standard: ids[standard] ?? SalesforceID.master)
        }
    }

    mutating func addUsers(_ seed: SalesforceSeed) throws {
        var users = seed.users ?? DemoAccount.users
        let profiles = (seed.profiles ?? DemoAccount.profiles).map(\.name)
        let common = profiles.contains(DemoAccount.sales) ? DemoAccount.sales : profiles.last
        for number in 0..<seed.generatedUsers {
            let person = GeneratedPerson(number + 1)
            users.append(.init(person.email, person.firstName, person.lastName, profile: common))
        }
        for (index, user) in users.enumerated() {
            try addUser(user, id: SalesforceID.make(prefix: "005", number: SeedRows.firstUser + index))
        }
    }

    /// Adds a user. Those without a profile are the system's: their profile has an id and no row.
    mutating func addUser(_ user: SalesforceSeed.User, id: String? = nil) throws {
        guard let object = object("User") else { return }
        let profiles = tables["profile"]?.live ?? []
        let row = profiles.first { $0["Name"]?.string == user.profile } ?? (user.profile == nil ? nil : profiles.first)
        guard user.profile == nil || row?["Name"]?.string == user.profile else {
            throw SeedError(
                "the profile \"\(user.profile ?? "")\" of \(user.email) does not exist: add it to seed.profiles")
        }
        let name = [user.firstName, user.lastName].filter { !$0.isEmpty }.joined(separator: " ")
        let values: Row = [
            "Username": .string(user.username), "Email": .string(user.email),
            "FirstName": user.firstName.isEmpty ? .null : .string(user.firstName), "LastName": .string(user.lastName),
            "Name": .string(name), "Alias": .string(String(user.lastName.lowercased().prefix(8))),
            "CommunityNickname": .string(String(user.username.prefix(40))), "IsActive": .bool(user.isActive),
            "UserType": .string(user.userType),
            "ProfileId": row?["Id"] ?? .string(SalesforceID.make(prefix: "00e", number: 7)),
            "TimeZoneSidKey": "America/Los_Angeles", "LocaleSidKey": "en_US", "LanguageLocaleKey": "en_US",
        ]
        let made = insert(values, into: object, by: Self.systemID, id: id)
        if user.isPreauthorised { preauthorised.insert(made) }
    }

    mutating func addPermissionSets(_ seed: SalesforceSeed) throws {
        guard let object = object("PermissionSet"), let assignments = self.object("PermissionSetAssignment")
        else { return }
        var userIDs: [String: String] = [:]
        for row in tables["user"]?.live.reversed() ?? [] {
            if let email = row["Email"]?.string { userIDs[email.lowercased()] = row["Id"]?.string }
        }
        for (index, set) in seed.permissionSets.enumerated() {
            let place = "seed.permission_sets[\(index)]"
            var values: Row = ["Name": .string(set.name), "Label": .string(set.name), "IsCustom": true]
            for permission in set.permissions { values[permission.rawValue] = true }
            let id = insert(values, into: object, by: Self.systemID)
            try grantObjects(set.objects, everythingElse: false, to: id, at: place)
            for (path, word) in set.fields.sorted(by: { $0.key < $1.key }) {
                try checkPath(path, at: place)
                let type = String(path.split(separator: ".")[0])
                grantField(path, of: type, edits: word == "edit", to: id)
            }
            for email in set.assignees {
                guard let userID = userIDs[email.lowercased()] else {
                    throw SeedError("\(place).assignees: \"\(email)\" is no user of the seed")
                }
                insert(
                    ["PermissionSetId": .string(id), "AssigneeId": .string(userID)], into: assignments,
                    by: Self.systemID)
            }
        }
    }
}

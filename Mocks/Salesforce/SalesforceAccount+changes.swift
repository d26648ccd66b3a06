import MockKit

/// What a person could change in Salesforce's setup.
extension SalesforceAccount {
    mutating func apply(_ change: AccountChange) throws {
        defer { markSchemaChange() }
        switch change {
        case .deactivateUser(let email): try setActive(false, email: email)
        case .reactivateUser(let email): try setActive(true, email: email)
        case .addUser(let email, let firstName, let lastName):
            let profile = (tables["profile"]?.live ?? []).map { $0["Name"]?.string ?? "" }
            let name = profile.contains(DemoAccount.sales) ? DemoAccount.sales : profile.first
            do {
                try addUser(.init(email, firstName, lastName, profile: name))
            } catch let error as SeedError {
                throw MockChangeError(error.description)
            }
        case .archiveStage(let object, let process, let stage):
            try archiveStage(stage, process: process, object: object)
        case .makeReadOnly(let object, let name): try makeReadOnly(try changedField(object, name))
        case .deleteProperty(let object, let name):
            let found = try changedField(object, name)
            removeField(at: found.place, of: found.key)
        case .revokeToken(let token): try tokens.revokeByChange(token, endsGrant: true)
        case .withdrawScope(let scope): try tokens.withdrawByChange(scope: scope)
        case .uninstallApp: tokens.revokeAll(ofClient: keys.clientID)
        case .vendorSpecific(let name, let json): try applyOwn(name, ChangeArguments(json))
        }
    }

    private mutating func setActive(_ isActive: Bool, email: String) throws {
        let found = users(email: email)
        guard !found.isEmpty, let object = object("User") else {
            throw MockChangeError("\"\(email)\" is no user of this org")
        }
        for user in found { update(user.id, of: object, by: installerID, with: ["IsActive": .bool(isActive)]) }
    }

    /// Takes a stage out of use; a sales process' name takes it out of that process only.
    private mutating func archiveStage(_ stage: String, process: String, object: String) throws {
        guard object.lowercased() == "opportunity", let stages = self.object("OpportunityStage") else {
            throw MockChangeError("\"\(object)\" has no stages: only Opportunity has")
        }
        let found = (tables["opportunitystage"]?.live ?? []).first { $0["ApiName"]?.string == stage }
        guard let id = found?["Id"]?.string else { throw MockChangeError("there is no stage \"\(stage)\"") }
        let own = (tables["businessprocess"]?.live ?? []).first { $0["Name"]?.string == process }
        if let process = own?["Id"]?.string {
            processStages[process]?.removeAll { $0 == stage }
            return
        }
        update(id, of: stages, by: installerID, with: ["IsActive": false])
        refreshStageValues()
    }

    private mutating func makeReadOnly(_ found: (key: String, place: Int)) throws {
        guard let object = objects[found.key], let permissions = self.object("FieldPermissions") else { return }
        let field = object.fields[found.place]
        objects[found.key]?.fields[found.place].isUpdateable = field.isPermissionable
        objects[found.key]?.fields[found.place].isCreateable = field.isPermissionable
        for row in tables["fieldpermissions"]?.live ?? []
        where row["Field"]?.string == "\(object.name).\(field.name)" {
            update(row["Id"]?.string ?? "", of: permissions, by: installerID, with: ["PermissionsEdit": false])
        }
    }

    func changedField(_ object: String, _ name: String) throws -> (key: String, place: Int) {
        guard let definition = self.object(object), definition.rights == .objectPermissions else {
            throw MockChangeError("\"\(object)\" is no object with records: use Opportunity, Contact or Account")
        }
        guard let place = definition.place(of: name) else {
            throw MockChangeError("\(definition.name) has no field \"\(name)\": see GET /_mock/state")
        }
        return (definition.name.lowercased(), place)
    }
}

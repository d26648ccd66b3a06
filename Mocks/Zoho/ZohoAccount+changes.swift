import Foundation
import MockKit

/// What a person could change in Zoho's setup.
extension ZohoAccount {
    mutating func apply(_ change: AccountChange) throws {
        switch change {
        case .deactivateUser(let email): try setStatus(.disabled, email: email)
        case .reactivateUser(let email): try setStatus(.active, email: email)
        case .addUser(let email, let firstName, let lastName):
            do {
                try addUser(.init(email, firstName, lastName))
            } catch let error as SeedError {
                throw MockChangeError(error.description)
            }
            users[users.count - 1].modifiedAt = now
        case .archiveStage(let object, let pipeline, let stage):
            try removeStage(stage, from: pipeline, object: object)
        case .makeReadOnly(let object, let name):
            try changeField(object, name) { field in
                field.canCreate = false
                field.canUpdate = false
            }
        case .deleteProperty(let object, let name):
            try changeField(object, name) { _ in }
            removeField(name, of: object)
        case .revokeToken(let token): try tokens.revokeByChange(token, endsGrant: true)
        case .withdrawScope(let scope): try tokens.withdrawByChange(scope: scope)
        case .uninstallApp: tokens.revokeAll(ofClient: keys.clientID)
        case .vendorSpecific(let name, let json): try applyOwn(name, ChangeArguments(json))
        }
    }

    private func place(of email: String) throws -> Int {
        guard let place = emailPlaces[email.lowercased()] else {
            throw MockChangeError("\"\(email)\" is no user of this org")
        }
        return place
    }

    private mutating func setStatus(_ status: OrgUser.Status, email: String) throws {
        let place = try place(of: email)
        users[place].status = status
        users[place].modifiedAt = now
    }

    /// Takes a stage out of one pipeline, or with an empty name out of use.
    private mutating func removeStage(_ name: String, from pipeline: String, object: String) throws {
        guard object == "Deals", let field = modules["Deals"]?.place(of: "Stage") else {
            throw MockChangeError("\"\(object)\" has no stages: only Deals has")
        }
        guard let stage = stages.firstIndex(where: { $0.isNamed(name) || $0.id == name }) else {
            throw MockChangeError("there is no stage \"\(name)\"")
        }
        let id = stages[stage].id
        if pipeline.isEmpty {
            modules["Deals"]?.fields[field].pickList[stage].isUsed = false
            for place in pipelines.indices { pipelines[place].stageIDs.removeAll { $0 == id } }
            return
        }
        guard let place = pipelines.firstIndex(where: { $0.name == pipeline || $0.id == pipeline }) else {
            throw MockChangeError("there is no pipeline \"\(pipeline)\": see GET /_mock/state")
        }
        pipelines[place].stageIDs.removeAll { $0 == id }
    }

    private mutating func changeField(_ object: String, _ name: String, _ change: (inout Field) -> Void) throws {
        guard let module = modules[object] else {
            throw MockChangeError("there is no module \"\(object)\": use Deals, Contacts, Accounts, Leads or Tasks")
        }
        guard let place = module.place(of: name), var field = modules[object]?.fields[place] else {
            throw MockChangeError("\(object) has no field \"\(name)\": see GET /_mock/state")
        }
        change(&field)
        modules[object]?.fields[place] = field
    }

    private static let ownNames = [
        "set_switch", "expire_access_tokens", "delete_user", "confirm_user", "set_right", "set_field_permission",
        "unuse_field", "use_field", "remove_option", "remove_pipeline", "hold_record", "self_client_code",
        "use_up_credits", "set_edition", "edit_record", "change_type", "require_field", "set_operations",
        "freeze_lists", "thaw_lists",
        "take_unique_values",
    ]

    /// The changes that only Zoho's mock knows; the README lists them.
    private mutating func applyOwn(_ name: String, _ change: ChangeArguments) throws {
        switch name {
        case "set_switch": try switches.apply(change)
        case "expire_access_tokens": tokens.expireAccess(at: now)
        case "delete_user": try setStatus(.deleted, email: change.text("email"))
        case "confirm_user":
            let place = try place(of: change.text("email"))
            users[place].isConfirmed = true
            users[place].modifiedAt = now
        case "set_right": try setRight(change)
        case "set_field_permission": try setFieldPermission(change)
        case "unuse_field", "use_field":
            try changeField(change.text("object"), change.text("property")) { $0.isUsed = name == "use_field" }
        case "remove_option": try removeOption(change)
        case "remove_pipeline":
            let name = try change.text("pipeline")
            guard let place = pipelines.firstIndex(where: { $0.name == name || $0.id == name }) else {
                throw MockChangeError("there is no pipeline \"\(name)\": see GET /_mock/state")
            }
            pipelines.remove(at: place)
            refreshPipelineValues()
        case "hold_record": try holdRecord(change)
        case "edit_record": try editRecord(change)
        case "self_client_code":
            do {
                try makeSelfClientCode(change.text("code"), scopes: change.texts("scopes"))
            } catch is ZohoFailure {
                throw MockChangeError("10 codes were made within 10 minutes: put the clock forward")
            }
        case "use_up_credits": credits.add(max(0, credits.countMax - credits.count(at: now)), at: now)
        case "change_type": try changeType(change)
        case "require_field": try requireField(change)
        case "set_operations": try setOperations(change)
        case "freeze_lists": freezeLists()
        case "thaw_lists": earlier = []
        case "take_unique_values": takenValues = try change.integer("count")
        case "set_edition": organization.edition = try change.text("edition")
        default:
            throw MockChangeError(
                "Zoho's mock has no change \"\(name)\": use one of MockKit's or "
                    + Self.ownNames.joined(separator: ", "))
        }
    }

    private func profilePlace(_ change: ChangeArguments) throws -> Int {
        let name = try change.text("profile")
        guard let place = profiles.firstIndex(where: { $0.name == name }) else {
            throw MockChangeError("there is no profile \"\(name)\"")
        }
        return place
    }

    private mutating func setRight(_ change: ChangeArguments) throws {
        let place = try profilePlace(change)
        let right = try change.text("right")
        if try change.flag("value") {
            profiles[place].lacks.remove(right)
        } else {
            profiles[place].lacks.insert(right)
        }
    }

    private mutating func setFieldPermission(_ change: ChangeArguments) throws {
        let id = profiles[try profilePlace(change)].id
        let word = try change.text("permission")
        guard ["read_write", "read_only", "hidden"].contains(word) else {
            throw MockChangeError("\"permission\" is \"\(word)\": use read_write, read_only or hidden")
        }
        try changeField(change.text("object"), change.text("property")) { $0.permissions[id] = word }
    }

    private mutating func removeOption(_ change: ChangeArguments) throws {
        let value = try change.text("value")
        var isFound = false
        try changeField(change.text("object"), change.text("property")) { field in
            for place in field.pickList.indices where field.pickList[place].isNamed(value) {
                field.pickList[place].isUsed = false
                isFound = true
            }
        }
        guard isFound else { throw MockChangeError("the field has no value \"\(value)\"") }
    }

    private mutating func holdRecord(_ change: ChangeArguments) throws {
        let module = try change.text("object")
        let id = try change.text("id")
        let reason = change.json["reason"]?.string ?? "RECORD_LOCKED"
        guard modules[module]?.records[id] != nil else { throw MockChangeError("\(module) has no record \(id)") }
        modules[module]?.records[id]?.hold = reason == "none" ? nil : reason
    }

    /// What a person writes into a record on screen, in the form in which values are kept.
    private mutating func editRecord(_ change: ChangeArguments) throws {
        let module = try change.text("object")
        let id = try change.text("id")
        guard var record = modules[module]?.records[id], let values = try change.value("values").object else {
            throw MockChangeError("\(module) has no record \(id), or \"values\" is no object")
        }
        for member in values.members { record.values[member.name] = member.value }
        // Instants have whole seconds.
        record.modifiedAt = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        index(&record, values: record.values)
        modules[module]?.records[id] = record
    }
}

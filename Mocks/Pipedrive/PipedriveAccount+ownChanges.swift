import MockKit

/// The changes that only Pipedrive's mock knows; the README lists them.
extension PipedriveAccount {
    private static let changeNames = [
        "set_switch", "delete_user", "set_permission", "archive_pipeline", "add_field", "rename_field", "add_option",
        "remove_option", "expire_access_tokens", "expire_grant", "rename_domain", "use_up_tokens",
        "freeze_lists", "thaw_lists", "set_type",
    ]

    mutating func applyOwn(_ name: String, _ change: ChangeArguments) throws {
        switch name {
        case "set_switch": try switches.apply(change)
        case "delete_user":
            try changeUser(change.text("email")) { user in
                user.isActive = false
                user.isDeleted = true
            }
        case "set_permission": try setPermission(change)
        case "archive_pipeline": try archivePipeline(change)
        case "add_field": try addField(change)
        case "rename_field":
            let (entity, field) = try changedField(change.text("object"), change.text("property"))
            let text = try change.text("name")
            fields[entity]?.change(field.code) { $0.name = text }
        case "add_option":
            let (entity, field) = try optionField(change)
            let label = try change.text("option")
            fields[entity]?.change(field.code) { _ = $0.addOptions([label]) }
        case "remove_option": try removeOption(change)
        case "expire_access_tokens": tokens.expireAccess(at: now)
        case "expire_grant":
            let email = try change.text("email")
            guard let user = directory.users(email: email).first else { throw changeUserError(email) }
            uninstall(user: String(user.id))
        case "rename_domain": company.domain = try change.text("domain")
        case "use_up_tokens": _ = daily.spend(daily.countMax, at: now)
        case "freeze_lists":
            var copy = self
            copy.earlier = []
            earlier = [copy]
        case "thaw_lists": earlier = []
        case "set_type": try setType(change)
        default:
            throw MockChangeError(
                "Pipedrive's mock has no change \"\(name)\": use one of MockKit's or "
                    + Self.changeNames.joined(separator: ", "))
        }
    }

    private mutating func setPermission(_ change: ChangeArguments) throws {
        let name = try change.text("permission")
        let isAllowed = try change.flag("value")
        try changeUser(change.text("email")) { user in
            guard user.permissions.set(name, to: isAllowed) else {
                throw MockChangeError("\"\(name)\" is no permission, see GET /v1/users/{id}/permissions")
            }
        }
    }

    private mutating func archivePipeline(_ change: ChangeArguments) throws {
        let name = try change.text("pipeline")
        guard let place = pipelines.firstIndex(where: { String($0.id) == name || $0.name == name }) else {
            throw MockChangeError("there is no pipeline \"\(name)\"")
        }
        pipelines[place].isDeleted = true
        pipelines[place].updatedAt = nowText
    }

    private mutating func addField(_ change: ChangeArguments) throws {
        let object = try change.text("object")
        guard let entity = Entity(plural: object) else {
            throw MockChangeError("\"\(object)\" is no object: use deals, persons or organizations")
        }
        let type = try change.text("type")
        guard Field.creatableTypes.contains(type) else { throw MockChangeError("\"\(type)\" is no type of fields") }
        var field = makeField(entity, name: try change.text("name"), type: type)
        let labels = (change.json["options"]?.array ?? []).compactMap(\.string)
        if field.takesOptions { _ = field.addOptions(labels) }
        fields[entity]?.add(field)
    }

    /// Gives a field another type in its place, which Pipedrive's pages don't offer; its values are gone.
    private mutating func setType(_ change: ChangeArguments) throws {
        let (entity, field) = try changedField(change.text("object"), change.text("property"))
        let type = try change.text("type")
        guard Field.creatableTypes.contains(type), field.isCustom else {
            throw MockChangeError("\"\(type)\" is no type of custom fields, or \"\(field.name)\" is none")
        }
        let labels = (change.json["options"]?.array ?? []).compactMap(\.string)
        fields[entity]?.change(field.code) { field in
            field.type = type
            field.options = nil
            if field.takesOptions { _ = field.addOptions(labels) }
        }
        records[entity]?.changeAll { $0.custom[field.code] = nil }
    }

    private func optionField(_ change: ChangeArguments) throws -> (Entity, Field) {
        let (entity, field) = try changedField(change.text("object"), change.text("property"))
        guard field.options != nil else { throw MockChangeError("\"\(field.name)\" has no options") }
        return (entity, field)
    }

    private mutating func removeOption(_ change: ChangeArguments) throws {
        let (entity, field) = try optionField(change)
        let label = try change.text("option")
        let found = field.options?.first { $0.label == label || $0.id.integer.map(String.init) == label }
        guard let id = found?.id.integer else {
            throw MockChangeError("\"\(field.name)\" has no option \"\(label)\"")
        }
        removeOption(id, of: field, entity)
    }
}

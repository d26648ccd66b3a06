import MockKit

/// Changes that only Attio's mock knows.
extension AttioAccount {
    private static let ownChanges = [
        "add_option", "add_stage", "archive_option", "disable_object", "enable_object", "freeze_lists",
        "make_unique", "merge_records", "rename_property", "replace_property", "require_property", "rename_stage",
        "restore_option", "restore_property", "restore_stage", "set_access_level",
        "set_scopes", "set_switch", "thaw_lists",
    ]

    mutating func applyOwn(_ name: String, _ arguments: ChangeArguments) throws {
        switch name {
        case "set_switch": try switches.apply(arguments)
        case "enable_object", "disable_object": try setEnabled(name == "enable_object", arguments.text("object"))
        case "freeze_lists":
            var copy = self
            copy.earlier = []
            earlier = [copy]
        case "thaw_lists": earlier = []
        case "require_property", "make_unique", "replace_property": try changeDefinition(name, arguments)
        case "set_scopes": try setScopes(arguments)
        case "set_access_level": try setAccessLevel(arguments)
        case "merge_records": try mergeRecords(arguments)
        case "add_stage", "rename_stage", "restore_stage": try changeStages(name, arguments)
        case "add_option", "archive_option", "restore_option": try changeOptions(name, arguments)
        case "restore_property":
            try changeAttribute(arguments.text("property"), of: arguments.text("object")) { $0.isArchived = false }
        case "rename_property":
            let slug = try arguments.text("to")
            try changeAttribute(arguments.text("property"), of: arguments.text("object")) { $0.slug = slug }
        default:
            throw MockChangeError(
                "Attio's mock has no change \"\(name)\": its own are \(Self.ownChanges.joined(separator: ", "))")
        }
    }

    private mutating func setEnabled(_ isEnabled: Bool, _ slug: String) throws {
        guard let place = objects.firstIndex(where: { $0.slug == slug }) else {
            throw MockChangeError("\"\(slug)\" is no object: use deals, users or workspaces")
        }
        guard !StandardObjects.alwaysEnabled.contains(slug) else {
            throw MockChangeError("\(slug) can't be switched: every workspace has it")
        }
        objects[place].isEnabled = isEnabled
    }

    /// Edits the scopes of an API key, as its admin can at any time.
    private mutating func setScopes(_ arguments: ChangeArguments) throws {
        let text = try arguments.text("token")
        guard let old = grant(of: text), let passport = passports[old.id] else {
            throw MockChangeError("this token is unknown, or was revoked before")
        }
        let scopes = try arguments.texts("scopes")
        let grant = tokens.addGrant(clientID: old.clientID, userID: old.userID, scopes: scopes)
        let kind = passport.actorType == "app" ? AttioSeed.Token.Kind.oauth : .apiKey
        tokens.addAccess(text, kind: kind.rawValue, grant: grant, expiresAt: nil)
        passports[grant] = passport
        tokens.revokeGrant(old.id)
    }

    private mutating func setAccessLevel(_ arguments: ChangeArguments) throws {
        let word = try arguments.text("level")
        guard let level = AttioSeed.User.AccessLevel(rawValue: word) else {
            throw MockChangeError("\"\(word)\" is no access level: use admin, member or suspended")
        }
        members.set(level, of: try changedMember(arguments.text("email")).id)
    }

    /// Makes one record out of two, under a new id.
    private mutating func mergeRecords(_ arguments: ChangeArguments) throws {
        let word = try arguments.text("object")
        let ids = [try arguments.text("into"), try arguments.text("from")]
        guard let object = objects.first(where: { $0.slug == word }) else {
            throw MockChangeError("\"\(word)\" is no object")
        }
        let records = ids.compactMap { store(of: object)[$0] }
        guard records.count == 2, ids[0] != ids[1] else {
            throw MockChangeError("\(word) has no two records \(ids[0]) and \(ids[1])")
        }
        var merged = Record(id: makeID("record"), createdAt: records[0].createdAt)
        merged.active = records[1].active.merging(records[0].active) { $1.isEmpty ? $0 : $1 }
        merged.past = records[0].past
        if let own = object.attribute("record_id") {
            let value = StoredValue(
                content: ["value": .string(merged.id)], activeFrom: nowText, actor: ["type": "system", "id": .null])
            merged.active[own.id] = [value]
        }
        for record in records { stores[object.id]?.remove(record.id) }
        stores[object.id]?.save(merged)
        index(merged, of: object)
    }

    /// Changes what a definition demands, or archives it and puts one of another type under its slug.
    private mutating func changeDefinition(_ name: String, _ arguments: ChangeArguments) throws {
        let object = try arguments.text("object")
        let slug = try arguments.text("property")
        switch name {
        case "require_property": try changeAttribute(slug, of: object) { $0.isRequired = true }
        case "make_unique": try changeAttribute(slug, of: object) { $0.isUnique = true }
        default:
            let word = try arguments.text("type")
            guard let type = AttributeType(rawValue: word) else { throw MockChangeError("\"\(word)\" is no type") }
            let old = try changedAttribute(slug, of: object)
            try changeAttribute(slug, of: object) { attribute in
                attribute.slug += "_old"
                attribute.isArchived = true
            }
            var definition = try changedAttribute(slug + "_old", of: object).object
            definition.attributes.append(
                Attribute(id: makeID("attribute"), slug: slug, title: old.attribute.title, type: type))
            save(definition)
        }
    }

    private mutating func changeStages(_ name: String, _ arguments: ChangeArguments) throws {
        let object = try arguments.text("object")
        let pipeline = try arguments.text("pipeline")
        let stage = try arguments.text("stage")
        switch name {
        case "add_stage":
            let id = makeID("status")
            try changeAttribute(pipeline, of: object) { $0.statuses.append(Status(id: id, title: stage)) }
        case "rename_stage":
            let title = try arguments.text("to")
            try changeStatus(stage, of: pipeline, object) { $0.title = title }
        default: try changeStatus(stage, of: pipeline, object) { $0.isArchived = false }
        }
    }

    private mutating func changeOptions(_ name: String, _ arguments: ChangeArguments) throws {
        let object = try arguments.text("object")
        let property = try arguments.text("property")
        let option = try arguments.text("option")
        if name == "add_option" {
            let id = makeID("option")
            try changeAttribute(property, of: object) { $0.options.append(SelectOption(id: id, title: option)) }
            return
        }
        try changeOption(option, of: property, object) { $0.isArchived = name == "archive_option" }
    }
}

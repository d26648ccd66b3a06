import MockKit

/// What a person could change in Attio's settings.
extension AttioAccount {
    mutating func apply(_ change: AccountChange) throws {
        switch change {
        case .deactivateUser(let email): members.set(.suspended, of: try changedMember(email).id)
        case .reactivateUser(let email): members.set(.member, of: try changedMember(email).id)
        case .addUser(let email, let firstName, let lastName):
            guard members.member(email: email) == nil else {
                throw MockChangeError("\"\(email)\" is a member already: choose another e-mail")
            }
            add(.init(email, firstName, lastName), createdAt: nowText)
        case .archiveStage(let object, let pipeline, let stage):
            try changeStatus(stage, of: pipeline, object) { $0.isArchived = true }
        case .makeReadOnly(let object, let name):
            try changeAttribute(name, of: object) { $0.isWritable = false }
        case .deleteProperty(let object, let name): try archiveAttribute(name, of: object)
        case .revokeToken(let token):
            guard let grant = grant(of: token) else {
                throw MockChangeError("this token is unknown, or was revoked before")
            }
            tokens.revokeGrant(grant.id)
        case .withdrawScope(let scope): try tokens.withdrawByChange(scope: scope)
        case .uninstallApp: tokens.revokeAll(ofClient: keys.clientID)
        case .vendorSpecific(let name, let json): try applyOwn(name, ChangeArguments(json))
        }
    }

    func changedMember(_ email: String) throws -> Member {
        guard let member = members.member(email: email) else {
            throw MockChangeError("\"\(email)\" is no member of this workspace")
        }
        return member
    }

    private mutating func archiveAttribute(_ name: String, of object: String) throws {
        guard try changedAttribute(name, of: object).attribute.isSystem == false else {
            throw MockChangeError("\"\(name)\" is Attio's own attribute: only others can be archived")
        }
        try changeAttribute(name, of: object) { $0.isArchived = true }
    }

    func changedAttribute(_ name: String, of word: String) throws -> (object: Definition, attribute: Attribute) {
        guard let object = (objects + lists).first(where: { $0.slug == word || $0.id == word }) else {
            throw MockChangeError("\"\(word)\" is no object or list: name people, companies or deals, say")
        }
        guard let attribute = object.attribute(name) else {
            throw MockChangeError("\(word) has no attribute \"\(name)\": name one by its slug")
        }
        return (object, attribute)
    }

    mutating func changeAttribute(
        _ name: String, of object: String, _ change: (inout Attribute) throws -> Void
    ) throws {
        var found = try changedAttribute(name, of: object)
        try change(&found.attribute)
        save(found.attribute, in: found.object)
    }

    /// Changes a status by its title or id; `pipeline` is the slug of the status attribute.
    mutating func changeStatus(
        _ word: String, of pipeline: String, _ object: String, _ change: (inout Status) -> Void
    ) throws {
        try changeAttribute(pipeline, of: object) { attribute in
            guard let id = attribute.status(word)?.id,
                let place = attribute.statuses.firstIndex(where: { $0.id == id })
            else { throw MockChangeError("\"\(pipeline)\" has no status \"\(word)\"") }
            change(&attribute.statuses[place])
        }
    }

    mutating func changeOption(
        _ word: String, of attribute: String, _ object: String, _ change: (inout SelectOption) -> Void
    ) throws {
        try changeAttribute(attribute, of: object) { attribute in
            guard let id = attribute.option(word)?.id,
                let place = attribute.options.firstIndex(where: { $0.id == id })
            else { throw MockChangeError("\"\(attribute.slug)\" has no option \"\(word)\"") }
            change(&attribute.options[place])
        }
    }
}

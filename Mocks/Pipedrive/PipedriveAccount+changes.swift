import MockKit

/// What a person could change in Pipedrive's settings.
extension PipedriveAccount {
    mutating func apply(_ change: AccountChange) throws {
        switch change {
        case .deactivateUser(let email): try changeUser(email) { $0.isActive = false }
        case .reactivateUser(let email):
            try changeUser(email) { user in
                user.isActive = true
                user.isDeleted = false
            }
        case .addUser(let email, let firstName, let lastName):
            addUser(.init(email, "\(firstName) \(lastName)".trimmingSpaces))
        case .archiveStage(let object, let pipeline, let stage):
            try archiveStage(stage, pipeline: pipeline, object: object)
        case .makeReadOnly(let object, let name):
            let (entity, field) = try changedField(object, name)
            fields[entity]?.change(field.code) { $0.isReadOnly = true }
        case .deleteProperty(let object, let name):
            let (entity, field) = try changedField(object, name)
            remove(field, of: entity)
        case .revokeToken(let token):
            if let grant = tokens.grant(ofRefresh: token) {
                uninstall(user: grant.userID)
            } else if !tokens.revoke(token) {
                throw MockChangeError("this token is unknown, or was revoked before")
            }
        case .withdrawScope(let scope): try tokens.withdrawByChange(scope: scope)
        case .uninstallApp: tokens.revokeAll(ofClient: keys.clientID)
        case .vendorSpecific(let name, let json): try applyOwn(name, ChangeArguments(json))
        }
    }

    func changeUserError(_ email: String) -> MockChangeError {
        MockChangeError("\"\(email)\" is no user of this company")
    }

    mutating func changeUser(_ email: String, _ change: (inout CompanyUser) throws -> Void) throws {
        let text = Field.legacyTime(nowText)
        let isFound = try directory.change(email: email) { user in
            try change(&user)
            user.modifiedAt = text
        }
        guard isFound else { throw changeUserError(email) }
    }

    private mutating func archiveStage(_ stage: String, pipeline: String, object: String) throws {
        guard object == "deals" else { throw MockChangeError("\"\(object)\" have no stages: only deals have") }
        guard let place = pipelines.firstIndex(where: { String($0.id) == pipeline || $0.name == pipeline }),
            let index = pipelines[place].stages.firstIndex(where: { String($0.id) == stage || $0.name == stage })
        else { throw MockChangeError("the pipeline \"\(pipeline)\" has no stage \"\(stage)\"") }
        pipelines[place].stages[index].isDeleted = true
        pipelines[place].stages[index].updatedAt = nowText
    }

    /// A field by its code, or by its name where no other has the same.
    func changedField(_ object: String, _ name: String) throws -> (Entity, Field) {
        guard let entity = Entity(plural: object) else {
            throw MockChangeError("\"\(object)\" is no object: use deals, persons or organizations")
        }
        if let field = table(entity).field(code: name) { return (entity, field) }
        let named = table(entity).fields(named: name)
        guard let field = named.first else {
            throw MockChangeError("\(object) have no field \"\(name)\": name one of GET /_mock/state")
        }
        guard named.count == 1 else {
            throw MockChangeError("\(object) have \(named.count) fields \"\(name)\": name one by its code")
        }
        return (entity, field)
    }
}

extension String {
    /// The text without blanks at its ends.
    fileprivate var trimmingSpaces: String { split(separator: " ").joined(separator: " ") }
}

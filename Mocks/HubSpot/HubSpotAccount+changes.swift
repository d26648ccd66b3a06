import MockKit

/// What a person could change in HubSpot's settings.
extension HubSpotAccount {
    mutating func apply(_ change: AccountChange) throws {
        switch change {
        case .deactivateUser(let email): try setActive(false, email: email)
        case .reactivateUser(let email): try setActive(true, email: email)
        case .addUser(let email, let firstName, let lastName):
            var ids = (owner: lastOwnerID, user: lastUserID)
            directory.add(Self.owner(.init(email, firstName, lastName), ids: &ids))
            (lastOwnerID, lastUserID) = ids
        case .archiveStage(let object, let pipeline, let stage):
            try archiveStage(stage, pipeline: pipeline, of: try changed(object))
        case .makeReadOnly(let object, let name):
            let typeID = try changed(object)
            guard stores[typeID]?.properties[name] != nil else {
                throw MockChangeError("\(object) have no property \"\(name)\": name one of GET /_mock/state")
            }
            stores[typeID]?.properties[name]?.isReadOnly = true
        case .deleteProperty(let object, let name):
            do {
                try archiveProperty(name, of: try changed(object))
            } catch let failure as HubSpotFailure {
                throw MockChangeError(failure.message)
            }
        case .revokeToken(let token): try tokens.revokeByChange(token, endsGrant: false)
        case .withdrawScope(let scope): try tokens.withdrawByChange(scope: scope)
        case .uninstallApp: tokens.revokeAll(ofClient: keys.clientID)
        case .vendorSpecific(let name, let json): try applyOwn(name, ChangeArguments(json))
        }
    }

    func changed(_ object: String) throws -> String {
        guard let typeID = typeIDs[object.lowercased()] else {
            throw MockChangeError("\"\(object)\" is no object: use contacts, companies or deals")
        }
        return typeID
    }

    private mutating func setActive(_ isActive: Bool, email: String) throws {
        let found = directory.owners(email: email)
        guard !found.isEmpty else { throw MockChangeError("\"\(email)\" is no user of this account") }
        for owner in found { directory.setArchived(!isActive, id: owner.id, at: nowText) }
    }

    private mutating func archiveStage(_ stage: String, pipeline: String, of typeID: String) throws {
        guard let place = stores[typeID]?.pipelines.firstIndex(where: { $0.id == pipeline }),
            stores[typeID]?.pipelines[place].stage(stage) != nil
        else { throw MockChangeError("the pipeline \"\(pipeline)\" has no stage \"\(stage)\"") }
        stores[typeID]?.pipelines[place].stages.removeAll { $0.id == stage }
    }
}

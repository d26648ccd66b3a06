import Foundation
import MockKit

/// Making an account out of a seed.
extension HubSpotAccount {
    init(_ seed: HubSpotSeed, keys: DemoKeys, start: MockStart) throws {
        profile = start.profile
        clock = start.clock
        portal = seed.portal
        app = seed.app
        self.keys = keys
        limits = seed.limits
        searchLag = seed.searchLag
        guard let zone = TimeZone(identifier: seed.portal.timeZone) else {
            throw SeedError("seed.portal.time_zone \"\(seed.portal.timeZone)\" is unknown: name one as Europe/Berlin")
        }
        searches = RateWindow(countMax: limits.searchesPerSecond, length: .seconds(1))
        daily = DailyQuota(countMax: limits.daily, timeZone: zone)
        bursts = [
            "oauth": RateWindow(countMax: limits.oauthBurst, length: Self.burstLength),
            "static": RateWindow(countMax: limits.staticBurst, length: Self.burstLength),
        ]
        var directory = OwnerDirectory()
        var ids = (owner: lastOwnerID, user: lastUserID)
        for user in seed.users ?? DemoAccount.users { directory.add(Self.owner(user, ids: &ids)) }
        for number in 0..<seed.generatedUsers { directory.add(Self.generated(number + 1, ids: &ids)) }
        self.directory = directory
        (lastOwnerID, lastUserID) = ids
        installer = try Self.installer(seed, in: directory)
        try addObjects(seed)
        try addTokens(seed)
    }

    private static func installer(_ seed: HubSpotSeed, in directory: OwnerDirectory) throws -> Owner {
        let first = directory.page(archived: false, from: 0, count: 1).first
        guard let email = seed.installer else {
            guard let first else { throw SeedError("seed.users has nobody active: add a user who installs the app") }
            return first
        }
        guard let owner = directory.owners(email: email).first else {
            throw SeedError("seed.installer \"\(email)\" is no user: add it to seed.users, or name another")
        }
        return owner
    }

    static func owner(_ user: HubSpotSeed.User, ids: inout (owner: Int, user: Int)) -> Owner {
        ids.owner += 7
        ids.user += 3
        return Owner(
            id: user.ownerID ?? String(ids.owner), email: user.email, firstName: user.firstName,
            lastName: user.lastName, type: user.isQueue ? "QUEUE" : "PERSON", userID: user.userID ?? ids.user,
            createdAt: "2019-12-25T13:01:35.228Z", updatedAt: "2023-08-22T13:40:26.790Z", isArchived: !user.isActive,
            teams: user.isQueue ? [] : [.init(id: "368389", name: "Sales", isPrimary: true)])
    }

    private static func generated(_ number: Int, ids: inout (owner: Int, user: Int)) -> Owner {
        let person = GeneratedPerson(number)
        return owner(.init(person.email, person.firstName, person.lastName), ids: &ids)
    }

    private mutating func addObjects(_ seed: HubSpotSeed) throws {
        for store in StandardObjects.all { add(store, singular: store.singularLabel.lowercased()) }
        for (index, object) in (seed.objects ?? DemoAccount.objects).enumerated() {
            let place = "seed.objects[\(index)]"
            if let typeID = object.typeID {
                guard typeID.wholeMatch(of: /2-\d+/) != nil else {
                    throw SeedError("\(place).type_id \"\(typeID)\" is no custom type: write it as 2-123")
                }
                add(StandardObjects.custom(name: object.name, typeID: typeID), singular: object.name)
            }
            guard let typeID = typeIDs[object.name.lowercased()] else {
                throw SeedError(
                    "\(place).name \"\(object.name)\" is unknown: use contacts, companies or deals, or add a type_id")
            }
            do {
                try extend(typeID, by: object, at: place)
            } catch let failure as HubSpotFailure {
                throw SeedError("\(place): \(failure.message)")
            }
        }
    }

    private mutating func add(_ store: ObjectStore, singular: String) {
        stores[store.typeID] = store
        for word in [store.typeID, store.name, singular] { typeIDs[word.lowercased()] = store.typeID }
    }

    private mutating func extend(_ typeID: String, by object: HubSpotSeed.Object, at place: String) throws {
        for body in object.groups {
            guard let name = body["name"]?.string else { throw SeedError("\(place).groups: a group has no name") }
            stores[typeID]?.groups.append(
                PropertyGroup(name: name, label: body["label"]?.string ?? name, displayOrder: -1))
        }
        for body in object.properties { try addProperty(body, to: typeID) }
        for body in object.pipelines {
            let pipeline = try Pipeline(posted: body, isDeals: typeID == "0-3", now: "2024-01-15T09:00:00Z")
            stores[typeID]?.pipelines.insert(pipeline, at: 0)
        }
        if let required = object.required { stores[typeID]?.required = required }
        stores[typeID]?.conditionalRules = try object.conditionalRequired.map { try ConditionalRule($0, at: place) }
        stores[typeID]?.validationRules = try object.validations.map { try ValidationRule($0, at: place) }
        stores[typeID]?.workflows = try object.workflows.map { try WorkflowRule($0, at: place) }
        for body in object.records { try addRecord(body, to: typeID, at: place) }
        for number in 0..<object.generatedRecords {
            let name = typeID == "0-3" ? "dealname" : typeID == "0-1" ? "lastname" : "name"
            try addRecord(["properties": [name: .string("Record \(number + 1)")]], to: typeID, at: place)
        }
    }

    private mutating func addProperty(_ body: JSON, to typeID: String) throws {
        var property = try Property(posted: body)
        property.isReadOnly = body["read_only"]?.bool ?? false
        if let user = body["used_by"]?.string { property.usedBy = ("WORKFLOW", user) }
        guard stores[typeID]?.groups.contains(where: { $0.name == property.groupName }) == true else {
            throw SeedError("the group \"\(property.groupName)\" of the property \(property.name) does not exist")
        }
        if body["archived"]?.bool == true {
            property.archivedAt = "2026-09-01T08:00:00Z"
            stores[typeID]?.archivedProperties[property.name] = property
        } else {
            stores[typeID]?.properties[property.name] = property
        }
    }

    private mutating func addRecord(_ body: JSON, to typeID: String, at place: String) throws {
        let id = body["id"]?.string ?? nextRecordID()
        guard let number = Int(id) else { throw SeedError("\(place).records: the id \"\(id)\" is no number in quotes") }
        let instant = "2024-09-23T13:30:40.386Z"
        var record = Record(id: id, createdAt: instant, updatedAt: instant)
        for member in body["properties"]?.object?.members ?? [] {
            guard stores[typeID]?.properties[member.name] != nil else {
                throw SeedError("\(place).records: record \(id) has the unknown property \"\(member.name)\"")
            }
            guard let text = member.value.string else {
                throw SeedError("\(place).records: \(member.name) of record \(id) must be a string")
            }
            let entry = HistoryEntry(value: text, timestamp: instant, sourceType: "CRM_UI", sourceID: "userId:222222")
            record.set(text, for: member.name, source: entry)
        }
        stores[typeID]?.insert(record, number: number)
        stampSystemValues(of: id, in: typeID, source: "CRM_UI")
        let now = now
        stores[typeID]?.records[id]?.index(from: .distantPast, now: now)
    }

    mutating func nextRecordID() -> String {
        lastRecordID += 138
        return String(lastRecordID)
    }

    private mutating func addTokens(_ seed: HubSpotSeed) throws {
        let lifetime = Double(app.accessTokenSeconds)
        let user = String(installer.userID)
        let grant = tokens.addGrant(clientID: keys.clientID, userID: user, scopes: app.scopes)
        tokens.addAccess(keys.access, kind: "oauth", grant: grant, expiresAt: now.addingTimeInterval(lifetime))
        tokens.addAccess(
            keys.expiredAccess, kind: "oauth", grant: grant,
            expiresAt: now.addingTimeInterval(-3600 * Double(DemoKeys.expiredForHours) - 60))
        tokens.addRefresh(keys.refresh, grant: grant)
        let own = tokens.addGrant(clientID: "", userID: user, scopes: app.scopes)
        tokens.addAccess(keys.staticToken, kind: "static", grant: own, expiresAt: nil)
        for (index, token) in seed.tokens.enumerated() { try add(token, at: "seed.tokens[\(index)]") }
    }

    private mutating func add(_ token: HubSpotSeed.Token, at place: String) throws {
        let owner = token.user.map { directory.owners(email: $0).first } ?? installer
        guard let owner else { throw SeedError("\(place).user \"\(token.user ?? "")\" is no user of the seed") }
        let isStatic = token.kind == .static
        let grant = tokens.addGrant(
            clientID: isStatic ? "" : keys.clientID, userID: String(owner.userID), scopes: token.scopes)
        let lifetime = Double(token.lifetimeSeconds ?? app.accessTokenSeconds)
        let isEndless = isStatic && token.lifetimeSeconds == nil
        tokens.addAccess(
            token.text, kind: token.kind.rawValue, grant: grant,
            expiresAt: isEndless ? nil : now.addingTimeInterval(lifetime))
        if let refresh = token.refreshToken { tokens.addRefresh(refresh, grant: grant) }
    }
}

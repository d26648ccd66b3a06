import Foundation
import MockKit

/// Making a workspace out of a seed.
extension AttioAccount {
    init(_ seed: AttioSeed, keys: DemoKeys, start: MockStart) throws {
        clock = start.clock
        workspace = seed.workspace
        app = seed.app
        self.keys = keys
        limits = seed.limits
        searchLag = seed.searchLag
        switches = seed.switches
        reads = RateWindow(countMax: limits.readsPerSecond, length: .seconds(1))
        writes = RateWindow(countMax: limits.writesPerSecond, length: .seconds(1))
        scores = RateWindow(countMax: limits.queryScore, length: AttioLimits.scoreLength)
        revokes = RateWindow(countMax: limits.revokesPerMinute, length: .seconds(60))
        addMembers(seed)
        installerID = try installer(seed)
        try addTokens(seed)
        try addObjects(seed.objects ?? DemoAccount.objects)
        try addLists(seed.lists ?? DemoAccount.lists)
    }

    private mutating func addMembers(_ seed: AttioSeed) {
        for user in seed.users ?? DemoAccount.users { add(user, createdAt: Attribute.epoch) }
        guard seed.generatedUsers > 0 else { return }
        for number in 1...seed.generatedUsers {
            let user = GeneratedPerson(number)
            add(.init(user.email, user.firstName, user.lastName), createdAt: Attribute.epoch)
        }
    }

    mutating func add(_ user: AttioSeed.User, createdAt: String) {
        members.add(
            Member(
                id: user.id ?? AttioID.make(workspace.id, "member", user.email.lowercased()), email: user.email,
                firstName: user.firstName, lastName: user.lastName, accessLevel: user.accessLevel,
                createdAt: createdAt))
    }

    private func installer(_ seed: AttioSeed) throws -> String {
        guard let email = seed.installer else {
            guard let first = members.all.first else {
                throw SeedError("seed.users is empty: add a member, who makes the API key")
            }
            return first.id
        }
        guard let member = members.member(email: email) else {
            throw SeedError("seed.installer \"\(email)\" is no user: add it to seed.users, or name another")
        }
        return member.id
    }

    private mutating func addTokens(_ seed: AttioSeed) throws {
        issue(keys.access, .init(keys.access, kind: .oauth, scopes: seed.app.scopes), memberID: installerID)
        issue(keys.apiKey, .init(keys.apiKey, scopes: AttioSeed.gatewayScopes), memberID: installerID)
        for (index, token) in seed.tokens.enumerated() {
            let place = "seed.tokens[\(index)]"
            guard token.kind != .apiKey || token.text.count == DemoKeys.tokenCharacters else {
                throw SeedError("\(place).token has \(token.text.count) characters: an API key of Attio's has 64")
            }
            guard let maker = token.user == nil ? installerID : members.member(email: token.user ?? "")?.id else {
                throw SeedError("\(place).user \"\(token.user ?? "")\" is no user: add it to seed.users")
            }
            issue(token.text, token, memberID: token.kind == .app ? nil : maker)
        }
    }

    /// Adds a live token; each has a grant of its own, because scopes of one API key can be edited.
    mutating func issue(_ text: String, _ token: AttioSeed.Token, memberID: String?) {
        let isKey = token.kind == .apiKey
        let keyID = makeID("api-key")
        let grant = tokens.addGrant(
            clientID: isKey ? keyID : keys.clientID, userID: memberID ?? "", scopes: token.scopes)
        tokens.addAccess(text, kind: token.kind.rawValue, grant: grant, expiresAt: nil)
        passports[grant] = TokenPassport(
            clientID: isKey ? keyID : keys.clientID, issuedAt: Int(now.timeIntervalSince1970), level: token.level,
            memberID: memberID, actorType: isKey ? "api-token" : "app")
    }

    private mutating func addLists(_ seeds: [AttioSeed.List]) throws {
        for (index, seed) in seeds.enumerated() {
            let place = "seed.lists[\(index)]"
            guard objects.contains(where: { $0.slug == seed.parentObject }) else {
                throw SeedError("\(place).parent_object \"\(seed.parentObject)\" is no object: name people, say")
            }
            var list = Definition(
                id: AttioID.make(workspace.id, "list", seed.slug), slug: seed.slug, singularNoun: seed.name,
                pluralNoun: seed.name, parentObject: seed.parentObject)
            list.attributes = StandardObjects.systemAttributes(
                of: list.slug, idSlug: "entry_id", workspace: workspace.id)
            try extend(&list, by: seed.attributes, at: place)
            lists.append(list)
        }
    }
}

import Foundation
import MockKit

/// Making an org out of a seed.
extension ZohoAccount {
    private static let invitedBefore: TimeInterval = 86_400 * 400

    init(_ seed: ZohoSeed, keys: DemoKeys, start: MockStart) throws {
        clock = start.clock
        startedAt = start.clock.now
        app = seed.app
        self.keys = keys
        switches = seed.switches
        limits = seed.limits
        let id = ZohoID.make(seed.organization.number)
        organization = Organization(
            name: seed.organization.name, id: id, zgid: String(seed.organization.number + 60_000_000),
            domain: seed.organization.domain, dataCenter: seed.organization.dataCenter,
            isSandbox: start.profile == .sandbox, edition: seed.organization.edition)
        codes = RateWindow(countMax: ZohoLimits.codesPerWindow, length: ZohoLimits.tokenWindow)
        credits = RequestWindow(countMax: 0, used: 0)
        makeProfiles(seed.profiles ?? DemoAccount.profiles)
        try makeUsers(seed)
        credits = RequestWindow(
            countMax: limits.credits(of: organization.edition, users: users.count), used: limits.creditsUsed)
        try makeModules(seed)
        try makePipelines(seed.pipelines ?? demoPipelines)
        try makeRecords(seed.modules ?? DemoAccount.modules)
        try makeTokens(seed.tokens)
    }

    /// Those whose layouts and stages there are, for seeds that leave the pipelines out and change the rest.
    private var demoPipelines: [ZohoSeed.PipelineSeed] {
        let layouts = modules["Deals"]?.layouts.map(\.name) ?? []
        return DemoAccount.pipelines.filter { pipeline in
            layouts.contains(pipeline.layout)
                && pipeline.stages.allSatisfy { name in stages.contains { $0.isNamed(name) } }
        }
    }

    private mutating func makeProfiles(_ seeds: [ZohoSeed.ProfileSeed]) {
        profiles = seeds.enumerated().map { index, seed in
            Profile(id: ZohoID.make(ZohoID.Start.profiles + index), name: seed.name, lacks: seed.lacks)
        }
    }

    private mutating func makeUsers(_ seed: ZohoSeed) throws {
        var people = seed.users ?? DemoAccount.users
        people.reserveCapacity(people.count + seed.generatedUsers)
        for number in 0..<seed.generatedUsers {
            let person = GeneratedPerson(number + 1)
            people.append(.init(person.email, person.firstName, person.lastName))
        }
        for person in people { try addUser(person) }
        guard !users.isEmpty else { throw SeedError("seed.users is empty: an org has at least one user") }
        let email = seed.installer ?? users[0].email
        guard let installer = user(email: email) else {
            throw SeedError("seed.installer \"\(email)\" is no user of the seed")
        }
        installerID = installer.id
    }

    mutating func addUser(_ person: ZohoSeed.User) throws {
        guard emailPlaces[person.email.lowercased()] == nil else {
            throw SeedError("the e-mail \(person.email) occurs twice: Zoho's users have e-mails of their own")
        }
        let found = person.profile.map { name in profiles.first { $0.name == name } } ?? profiles.last
        guard let profile = found else {
            throw SeedError(
                "the profile \"\(person.profile ?? "")\" of \(person.email) does not exist: add it to seed.profiles")
        }
        let number = users.count
        let id = ZohoID.make(ZohoID.Start.users + number)
        userPlaces[id] = number
        emailPlaces[person.email.lowercased()] = number
        let isHead = profile.id == profiles.first?.id
        users.append(
            OrgUser(
                id: id, zuid: String(43_318_041 + number), email: person.email, firstName: person.firstName,
                lastName: person.lastName, status: OrgUser.Status(rawValue: person.status) ?? .active,
                isConfirmed: person.isConfirmed, kind: person.kind, profileID: profile.id,
                roleID: ZohoID.make(ZohoID.Start.roles + (isHead ? 0 : 1)), timeZone: person.timeZone,
                modifiedAt: startedAt.addingTimeInterval(-Self.invitedBefore / 2),
                createdAt: startedAt.addingTimeInterval(-Self.invitedBefore)))
    }

    private mutating func makeTokens(_ seeds: [SeedToken]) throws {
        let end = startedAt.addingTimeInterval(Double(app.accessSeconds))
        let demo = tokens.addGrant(clientID: keys.clientID, userID: installerID, scopes: app.scopes + [Self.offline])
        tokens.addAccess(keys.expiredAccess, kind: Self.tokenKind, grant: demo, expiresAt: startedAt)
        tokens.addAccess(keys.access, kind: Self.tokenKind, grant: demo, expiresAt: end)
        tokens.addRefresh(keys.refresh, grant: demo)
        for (index, seed) in seeds.enumerated() {
            let owner = try seed.user.map { email in
                guard let user = user(email: email) else {
                    throw SeedError("seed.tokens[\(index)].user \"\(email)\" is no user of the seed")
                }
                return user.id
            }
            let grant = tokens.addGrant(
                clientID: keys.clientID, userID: owner ?? installerID,
                scopes: (seed.scopes ?? app.scopes) + (seed.refreshToken == nil ? [] : [Self.offline]))
            let lifetime = Double(seed.lifetimeSeconds ?? app.accessSeconds)
            tokens.addAccess(
                seed.text, kind: Self.tokenKind, grant: grant, expiresAt: startedAt.addingTimeInterval(lifetime))
            if let refresh = seed.refreshToken { tokens.addRefresh(refresh, grant: grant) }
        }
    }
}

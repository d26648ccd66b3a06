import Foundation
import MockKit

/// Making a company out of a seed.
extension PipedriveAccount {
    /// The first number of records that say none, by object.
    private static let firstRecordIDs: [Entity: Int] = [.deal: 10_000, .person: 20_000, .organization: 30_000]

    init(_ seed: PipedriveSeed, keys: DemoKeys, start: MockStart) throws {
        clock = start.clock
        isSandbox = start.profile == .sandbox
        app = seed.app
        self.keys = keys
        limits = seed.limits
        company = seed.company
        switches = seed.switches
        let people = Self.people(seed, lastID: lastUserID)
        directory = people.directory
        installer = try Self.installer(seed, in: people.directory)
        daily = try Self.budget(seed, seats: people.directory.users.count(where: \.isUsable))
        lastUserID = people.lastID
        pipelines = (seed.pipelines ?? DemoAccount.pipelines).map(Pipeline.init)
        for entity in Entity.allCases {
            fields[entity] = StandardFields.table(entity)
            records[entity] = RecordTable(lastID: Self.firstRecordIDs[entity] ?? 0)
        }
        try addObjects(seed)
        try addTokens(seed)
    }

    private static func people(_ seed: PipedriveSeed, lastID: Int) -> (directory: UserDirectory, lastID: Int) {
        var directory = UserDirectory()
        var lastID = lastID
        let generated = (0..<seed.generatedUsers).map { number -> PipedriveSeed.User in
            let person = GeneratedPerson(number + 1)
            return .init(person.email, "\(person.firstName) \(person.lastName)")
        }
        for user in (seed.users ?? DemoAccount.users) + generated {
            lastID += 1
            directory.add(CompanyUser(user, id: user.id ?? lastID))
        }
        return (directory, lastID)
    }

    mutating func addUser(_ user: PipedriveSeed.User) {
        lastUserID += 1
        directory.add(CompanyUser(user, id: lastUserID))
    }

    private static func installer(_ seed: PipedriveSeed, in directory: UserDirectory) throws -> CompanyUser {
        guard let email = seed.installer else {
            guard let first = directory.users.first(where: \.isUsable) else {
                throw SeedError("seed.users has nobody active: add a user who installs the app")
            }
            return first
        }
        guard let user = directory.users(email: email).first else {
            throw SeedError("seed.installer \"\(email)\" is no user: add it to seed.users, or name another")
        }
        return user
    }

    private static func budget(_ seed: PipedriveSeed, seats: Int) throws -> DailyQuota {
        let limits = seed.limits
        guard let zone = TimeZone(identifier: limits.timeZone) else {
            throw SeedError("seed.limits.time_zone \"\(limits.timeZone)\" is unknown: name one as Europe/Berlin")
        }
        guard TimeZone(identifier: seed.company.timeZone) != nil else {
            throw SeedError("seed.company.time_zone \"\(seed.company.timeZone)\" is unknown: name one as Europe/Berlin")
        }
        let ofSeats = PipedriveLimits.tokensPerSeat * limits.plan.budgetFactor * max(1, limits.seats ?? seats)
        return DailyQuota(countMax: limits.dailyTokens ?? ofSeats, timeZone: zone)
    }

    private mutating func addTokens(_ seed: PipedriveSeed) throws {
        let kind = PipedriveSeed.Token.Kind.oauth.rawValue
        let user = String(installer.id)
        let grant = tokens.addGrant(clientID: keys.clientID, userID: user, scopes: app.scopes)
        let end = now.addingTimeInterval(Double(app.accessTokenSeconds))
        tokens.addAccess(keys.access, kind: kind, grant: grant, expiresAt: end)
        tokens.addAccess(keys.expiredAccess, kind: kind, grant: grant, expiresAt: now.addingTimeInterval(-60))
        tokens.addRefresh(keys.refresh, grant: grant)
        refreshUse[keys.refresh] = now
        let own = tokens.addGrant(clientID: "", userID: user, scopes: [])
        tokens.addAccess(keys.apiToken, kind: PipedriveSeed.Token.Kind.api.rawValue, grant: own, expiresAt: nil)
        for (index, token) in seed.tokens.enumerated() { try add(token, at: "seed.tokens[\(index)]") }
    }

    private mutating func add(_ token: PipedriveSeed.Token, at place: String) throws {
        let user = token.user.map { directory.users(email: $0).first } ?? installer
        guard let user else { throw SeedError("\(place).user \"\(token.user ?? "")\" is no user of the seed") }
        let isAPI = token.kind == .api
        let grant = tokens.addGrant(
            clientID: isAPI ? "" : keys.clientID, userID: String(user.id), scopes: isAPI ? [] : token.scopes)
        let lifetime = Double(token.lifetimeSeconds ?? app.accessTokenSeconds)
        tokens.addAccess(
            token.text, kind: token.kind.rawValue, grant: grant,
            expiresAt: isAPI && token.lifetimeSeconds == nil ? nil : now.addingTimeInterval(lifetime))
        if let refresh = token.refreshToken {
            tokens.addRefresh(refresh, grant: grant)
            refreshUse[refresh] = now
        }
    }
}

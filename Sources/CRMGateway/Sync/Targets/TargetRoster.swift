import ConnectorKit
import SQLStore
import Workspace

/// Whom a sync is for, page by page, decided by the rules and rows of the moment.
struct TargetRoster: Sendable {
    let organization: OrganizationID
    let scope: SyncScope
    let actor: Actor
    /// Tells whether we wrote a key as it stands (T-03).
    let dataKeys: DataKeys
    /// From whose dashboard.
    var copiesFrom: RosterSource = .organizationAdmin
    /// What is copied.
    var categories: Set<Category> = [.crmKeys]

    /// How many people one chunk, and so one transaction, holds.
    static let chunkPeopleMax = 500

    /// Some of the people, behind a cursor.
    func page(
        after cursor: UserID?, limit: Int = chunkPeopleMax, in transaction: any SQLTransaction
    ) throws -> TargetPage {
        switch scope {
        case .user(let user): try alone(user, in: transaction)
        case .team(let team): try members(of: team, after: cursor, limit: limit, in: transaction)
        case .members(let team, let users): try members(of: team, users, after: cursor, limit: limit, in: transaction)
        }
    }

    /// Says no where the actor may not, the team isn't there, or somebody named alone is ruled out.
    func requireScope(in transaction: any SQLTransaction) throws {
        try requireActor(in: transaction)
        switch scope {
        case .user(let user):
            switch try decideAlone(user, in: transaction).decision {
            case .target: break
            case .notFound: throw GatewayError(Refusal.userNotFound.at("user"))
            case .refused(let refusal), .skipped(let refusal): throw GatewayError(refusal)
            }
        case .team(let team):
            guard try teams(in: transaction).byID(team) != nil else {
                throw GatewayError(Refusal.teamNotFound.at("team"))
            }
        case .members(let team, let users):
            guard (1...SyncScope.membersMax).contains(users.count) else { throw GatewayError.membersCount(users.count) }
            // They are kept with the run, so that it can name who wasn't found.
            guard users.allSatisfy({ $0.rawValue.utf8.count <= AuditSubjects.idLengthMax }) else {
                throw GatewayError(Refusal.userNotFound.at("members"))
            }
            guard try teams(in: transaction).byID(team) != nil else {
                throw GatewayError(Refusal.teamNotFound.at("team"))
            }
            if users.count == 1 { try requireMember(users[0], of: team, in: transaction) }
        }
    }

    /// One member alone is named, not selected among others: nobody would be left if a rule skipped them (ACC-5, ACC-7).
    private func requireMember(_ user: UserID, of team: TeamID, in transaction: any SQLTransaction) throws {
        guard let member = try teams(in: transaction).members(of: team, [user])[user] else {
            throw GatewayError(Refusal.userNotFound.at("members"))
        }
        let decide = try decision(in: transaction)
        switch decide(member.target(in: organization), .member(member.position)) {
        case .target: break
        case .notFound: throw GatewayError(Refusal.userNotFound.at("members"))
        case .refused(let refusal), .skipped(let refusal): throw GatewayError(refusal)
        }
    }

    /// The source and their keys, as they are now; those of `crms` alone where it is given.
    func source(of crms: Set<CRMID>?, in transaction: any SQLTransaction) throws -> SyncCRMSource {
        let admin = try origin(in: transaction).user
        let keys = try CRMKeyRepository(of: organization).keys(of: [admin], in: transaction)[admin] ?? []
        let grants = GrantRepository(of: organization)
        var sourceKeys: [SourceKey] = []
        for key in keys where crms?.contains(key.crm) ?? true {
            // To hand on a key that somebody forged would make genuine keys of it.
            guard try dataKeys.vouches(for: key, of: organization, in: transaction) else {
                throw GatewayError.keyForged(key.crm)
            }
            guard let grant = try grants.find(key.grant, in: transaction) else { continue }
            sourceKeys.append(SourceKey(key, grant))
        }
        return SyncCRMSource(admin: admin, keys: sourceKeys.sorted { $0.crm < $1.crm })
    }

    /// Says no where the actor's rights, or what the run copies from, have changed since it began (F-D5, T-16).
    func requireSource(_ source: SyncCRMSource, in transaction: any SQLTransaction) throws {
        try requireActor(in: transaction)
        try requireSharing(in: transaction)
        let now = try self.source(of: Set(source.keys.map(\.crm)), in: transaction)
        guard now.admin == source.admin, now.keys.map(\.grant) == source.keys.map(\.grant) else {
            throw GatewayError.sourceChanged(copiesFrom)
        }
    }

    private func members(
        of team: TeamID, after cursor: UserID?, limit: Int, in transaction: any SQLTransaction
    ) throws -> TargetPage {
        let decide = try decision(in: transaction)
        let members = try teams(in: transaction).members(of: team, after: cursor, limit: limit)
        var page = TargetPage(next: members.count == limit ? members.last?.user : nil)
        for member in members {
            page.add(TargetPerson(member), decide(member.target(in: organization), .teamPush(member.position)))
        }
        return page
    }

    private func members(
        of team: TeamID, _ named: [UserID], after cursor: UserID?, limit: Int, in transaction: any SQLTransaction
    ) throws -> TargetPage {
        let decide = try decision(in: transaction)
        let part = Array(named.lazy.filter { user in cursor.map { user > $0 } ?? true }.prefix(limit))
        let found = try teams(in: transaction).members(of: team, part)
        var page = TargetPage(next: part.last == named.last ? nil : part.last)
        for user in part {
            if let member = found[user] {
                page.add(TargetPerson(member), decide(member.target(in: organization), .teamPush(member.position)))
            } else {
                page.notFound.append(user)
            }
        }
        return page
    }

    private func alone(_ user: UserID, in transaction: any SQLTransaction) throws -> TargetPage {
        var page = TargetPage()
        let found = try decideAlone(user, in: transaction)
        if let person = found.person { page.add(person, found.decision) }
        return page
    }

    private func decideAlone(
        _ user: UserID, in transaction: any SQLTransaction
    ) throws -> (person: TargetPerson?, decision: SyncTargetDecision) {
        let account = try users(in: transaction).byID(user)
        let dashboard = try DashboardRepository(organization: organization, transaction: transaction).find(user)
        let positions = Set(try teams(in: transaction).memberships(of: user).map(\.position))
        let decide = try decision(in: transaction)
        return (
            account.map { TargetPerson($0, dashboard) },
            decide(account.map { SyncTarget($0, hasDashboard: dashboard != nil) }, .user(positions: positions))
        )
    }

    func organizationAdmin(in transaction: any SQLTransaction) throws -> UserID {
        let found = try OrganizationRepository(organization: organization, transaction: transaction).find()
        guard let found else { throw GatewayError(Refusal.organizationNotFound) }
        return found.admin
    }

    func users(in transaction: any SQLTransaction) -> UserRepository {
        UserRepository(organization: organization, transaction: transaction)
    }

    func teams(in transaction: any SQLTransaction) -> TeamRepository {
        TeamRepository(organization: organization, transaction: transaction)
    }
}

import SQLStore
import Workspace

/// One upsert of teams, inside its transaction.
struct TeamsUpsert {
    let actor: Actor
    let audit: AuditLog
    let ids: IDGenerator
    let transaction: any SQLTransaction

    private var teams: HostTeamRepository {
        HostTeamRepository(organization: actor.organization, transaction: transaction)
    }

    func run(_ hostTeams: [CheckedHostTeam]) throws -> [UpsertedTeam] {
        let decisions = try decide(hostTeams)
        let leads = try resolve(hostTeams.map(\.lead))
        let there = try teams.leads(of: decisions.compactMap(\.account?.team.id))
        var done: [UpsertedTeam] = []
        var created: [(account: HostTeamAccount, lead: UserID)] = []
        for (index, team) in hostTeams.enumerated() {
            switch decisions[index] {
            case .create:
                let lead = try require(leads[index], index)
                let account = HostTeamAccount(
                    team: Team(
                        id: ids.make(), organization: actor.organization, name: team.name, createdAt: ids.clock.now),
                    externalID: team.externalID)
                created.append((account, lead))
                done.append(
                    UpsertedTeam(externalID: team.externalID, team: account.team.id, change: .created, kept: []))
            case .match(let account, let change):
                if change != .unchanged {
                    try teams.follow(account.team.id, externalID: team.externalID, name: team.name)
                }
                let primary = there[account.team.id]?.first { $0.position == .primaryAdmin }?.user
                done.append(
                    UpsertedTeam(
                        externalID: team.externalID, team: account.team.id, change: change,
                        kept: Self.kept(primary, leads[index]?.id)))
            }
        }
        try insert(created)
        try record(done)
        return done
    }

    private func decide(_ hostTeams: [CheckedHostTeam]) throws -> [UpsertRules.TeamDecision] {
        let known = Dictionary(
            try teams.byExternalIDs(hostTeams.map(\.externalID)).map { ($0.externalID, $0) },
            uniquingKeysWith: { first, _ in first })
        let namesakes = Dictionary(
            try teams.byNameKeys(hostTeams.map(\.name.key)).map { ($0.team.name.key, $0) },
            uniquingKeysWith: { first, _ in first })
        return try hostTeams.enumerated().map { index, team in
            do throws(InvalidValue) {
                return try UpsertRules.decideTeam(
                    name: team.name, known: known[team.externalID], namesake: namesakes[team.name.key])
            } catch {
                throw error.within("teams[\(index)]")
            }
        }
    }

    /// Who is named to lead, in the order of the teams; `nil` where nobody is.
    private func resolve(_ leads: [CheckedHostTeam.Lead?]) throws -> [User?] {
        var (ids, keys): ([ExternalID], [String]) = ([], [])
        for lead in leads {
            switch lead {
            case .externalID(let id): ids.append(id)
            case .email(let email): keys.append(email.key)
            case nil: break
            }
        }
        let accounts = HostAccountRepository(organization: actor.organization, transaction: transaction)
        let byID = Dictionary(
            try accounts.byExternalIDs(ids).map { ($0.externalID, $0.user) }, uniquingKeysWith: { first, _ in first })
        let byKey = Dictionary(
            try accounts.byEmailKeys(keys).map { ($0.user.email.key, $0.user) },
            uniquingKeysWith: { first, _ in first })
        return try leads.enumerated().map { index, lead in
            let user: User?
            switch lead {
            case .externalID(let id): user = byID[id]
            case .email(let email): user = byKey[email.key]
            case nil: return nil
            }
            guard let user else {
                throw GatewayError(reading: Refusal.userNotFound, within: "teams[\(index)]", field: "primaryAdmin")
            }
            return user
        }
    }

    private func require(_ lead: User?, _ index: Int) throws -> UserID {
        guard let lead else { throw InvalidValue.primaryAdminMissing.within("teams[\(index)]") }
        guard lead.role.isAdministrative else {
            throw GatewayError(
                reading: Refusal.positionNeedsAdmin, within: "teams[\(index)]", field: "primaryAdmin")
        }
        return lead.id
    }

    private static func kept(_ here: UserID?, _ host: UserID?) -> [KeptDifference] {
        guard let host, here != host else { return [] }
        return [KeptDifference(.primaryAdmin, here: here?.rawValue ?? "", host: host.rawValue)]
    }

    private func insert(_ created: [(account: HostTeamAccount, lead: UserID)]) throws {
        try teams.insert(created.map(\.account))
        try TeamRepository(organization: actor.organization, transaction: transaction).insertMembers(
            created.map { TeamMembership(team: $0.account.team.id, user: $0.lead, position: .primaryAdmin) })
        for (account, lead) in created {
            try Directory.record([lead], .teamCreate, team: account.team.id, by: actor, audit, in: transaction)
        }
    }

    /// What was changed besides, with as many ids in an entry as it takes.
    private func record(_ done: [UpsertedTeam]) throws {
        let changed = done.filter { [.linked, .updated].contains($0.change) }.map(\.team.rawValue)
        for start in stride(from: 0, to: changed.count, by: AuditSubjects.idsMax) {
            let part = Array(changed[start..<min(start + AuditSubjects.idsMax, changed.count)])
            try audit.append(
                AuditEntry(actor: actor, operation: .teamUpsert, subjects: ["team": part]), in: transaction)
        }
    }
}

extension UpsertRules.TeamDecision {
    /// The team that is there.
    fileprivate var account: HostTeamAccount? {
        if case .match(let account, _) = self { return account }
        return nil
    }
}

import SQLStore
import Workspace

extension PeopleImport {
    func write(_ acts: [Act], by writer: ImportWriter) throws {
        var accounts: [HostAccount] = []
        var memberships: [TeamMembership] = []
        var joined: [UserID] = []
        var (newTeams, joinedTeams): (Set<TeamID>, Set<TeamID>) = ([], [])
        for act in acts {
            switch act {
            case .create(let line, let teams):
                let account = Self.account(line, writer)
                accounts.append(account)
                newTeams.formUnion(teams)
                memberships += teams.map { TeamMembership(team: $0, user: account.user.id, position: .member) }
            case .join(let user, let teams):
                joined.append(user)
                joinedTeams.formUnion(teams)
                memberships += teams.map { TeamMembership(team: $0, user: user, position: .member) }
            }
        }
        let organization = writer.actor.organization
        try HostAccountRepository(organization: organization, transaction: writer.transaction).insert(accounts)
        if !options.leavesSetupIncomplete { try setUp(accounts.map(\.user), writer) }
        try writer.place(memberships)
        try writer.record(.userCreate, users: accounts.map(\.user.id), teams: newTeams)
        try writer.record(.teamMembersAdd, users: joined, teams: joinedTeams)
    }

    private func setUp(_ users: [User], _ writer: ImportWriter) throws {
        let organization = writer.actor.organization
        try DashboardRepository(organization: organization, transaction: writer.transaction)
            .insert(users.map { Dashboard(user: $0.id, createdAt: $0.createdAt) })
        try writer.outbox.enqueueWelcome(users, of: organization, in: writer.transaction)
    }

    private static func account(_ line: PersonLine, _ writer: ImportWriter) -> HostAccount {
        let user = User(
            id: writer.ids.make(), organization: writer.actor.organization, email: line.email, name: line.name,
            role: line.role, seat: line.seat, createdAt: writer.ids.clock.now)
        return HostAccount(user: user, externalID: line.externalID)
    }
}

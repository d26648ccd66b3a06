import SQLStore
import Workspace

/// Teams, line by line.
struct TeamsImport: ImportKind {
    /// What has to be written for a team.
    enum Act: Sendable {
        /// A new team with who leads it and helps to.
        case create(TeamLine, primary: UserID, secondary: [UserID])
        /// A team that is there gets these secondary admins.
        case join(TeamID, [UserID])
    }

    static let columns = ExchangeColumn.teams
    static let operation = AuditOperation.teamsImport

    static func refusal(of authority: Authority) -> Refusal? {
        AccessRules.mayChangeTeams(authority)
    }

    static func keys(of line: TeamLine) -> [(text: String, fault: InvalidValue)] {
        let name = ("name:" + line.name.key, InvalidValue.teamNameTwice)
        return [name] + (line.externalID.map { [("id:" + $0.text, .externalIDTwice.at("external_id"))] } ?? [])
    }

    func check(_ cells: [String?]) -> Result<TeamLine, LineFaults> {
        var faults = LineFaults()
        let externalID = cells[0].flatMap { text in
            faults.take("external_id") { () throws(InvalidValue) in try ExternalID(text) }
        }
        let name = faults.take("name") { () throws(InvalidValue) in try TeamName(cells[1] ?? "") }
        let primary = faults.take("primary_admin") { () throws(InvalidValue) in try EmailAddress(cells[2] ?? "") }
        let texts = cells[3].map(ListCell.split) ?? []
        if texts.count > ExchangeLimits.secondaryAdminsMax { faults.add(.tooManySecondaryAdmins) }
        let secondary = texts.prefix(ExchangeLimits.secondaryAdminsMax).compactMap { text in
            faults.take("secondary_admins") { () throws(InvalidValue) in try EmailAddress(text) }
        }
        guard faults.isEmpty, let name, let primary else { return .failure(faults) }
        return .success(
            TeamLine(externalID: externalID, name: name, primaryAdmin: primary, secondaryAdmins: secondary))
    }

    func write(_ acts: [Act], by writer: ImportWriter) throws {
        var teams: [HostTeamAccount] = []
        var leads: [TeamMembership] = []
        var added: [TeamMembership] = []
        for act in acts {
            switch act {
            case .create(let line, let primary, let secondary):
                let team = Team(
                    id: writer.ids.make(), organization: writer.actor.organization, name: line.name,
                    createdAt: writer.ids.clock.now)
                teams.append(HostTeamAccount(team: team, externalID: line.externalID))
                leads.append(TeamMembership(team: team.id, user: primary, position: .primaryAdmin))
                leads += secondary.map { TeamMembership(team: team.id, user: $0, position: .secondaryAdmin) }
            case .join(let team, let users):
                added += users.map { TeamMembership(team: team, user: $0, position: .secondaryAdmin) }
            }
        }
        try HostTeamRepository(organization: writer.actor.organization, transaction: writer.transaction).insert(teams)
        try writer.place(leads, isNew: true)
        try writer.place(added)
        try writer.record(.teamCreate, users: Array(Set(leads.map(\.user))), teams: Set(leads.map(\.team)))
        try writer.record(.teamMembersAdd, users: Array(Set(added.map(\.user))), teams: Set(added.map(\.team)))
    }
}

extension InvalidValue {
    fileprivate static let tooManySecondaryAdmins = InvalidValue(
        code: "secondary_admins_too_many", rule: "TEAM-1",
        message: "More than \(ExchangeLimits.secondaryAdminsMax) secondary admins for one team.",
        nextStep: "Name fewer.", field: "secondary_admins")
}

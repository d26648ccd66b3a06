import SQLStore
import Workspace

/// Finds the teams that a host names.
struct HostTeams {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    init(_ organization: OrganizationID, _ transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// The teams of each person, each once.
    ///
    /// - Throws: `GatewayError` `team_not_found`, its field naming the reference (ACC-4).
    func resolve(_ references: [[CheckedTeamReference]]) throws -> [[TeamID]] {
        let found = try find(Set(references.joined()))
        return try references.enumerated().map { person, named in
            var teams: [TeamID] = []
            for (place, reference) in named.enumerated() {
                guard let team = found[reference] else {
                    throw GatewayError(
                        reading: Refusal.teamNotFound, within: "people[\(person)]", field: "teams[\(place)]")
                }
                if !teams.contains(team) { teams.append(team) }
            }
            return teams
        }
    }

    private func find(_ references: Set<CheckedTeamReference>) throws -> [CheckedTeamReference: TeamID] {
        var (ids, names): ([ExternalID], [TeamName]) = ([], [])
        for reference in references {
            switch reference {
            case .externalID(let id): ids.append(id)
            case .name(let name): names.append(name)
            }
        }
        let teams = HostTeamRepository(organization: organization, transaction: transaction)
        var found: [CheckedTeamReference: TeamID] = [:]
        for account in try teams.byExternalIDs(ids) {
            if let id = account.externalID { found[.externalID(id)] = account.team.id }
        }
        let byKey = Dictionary(
            try teams.byNameKeys(names.map(\.key)).map { ($0.team.name.key, $0.team.id) },
            uniquingKeysWith: { first, _ in first })
        for name in names { found[.name(name)] = byKey[name.key] }
        return found
    }
}

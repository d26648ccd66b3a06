import Workspace

/// A team of the host's directory whose values are well formed.
struct CheckedHostTeam: Sendable {
    /// Who is to lead, well formed.
    enum Lead: Hashable, Sendable {
        case externalID(ExternalID)
        case email(EmailAddress)
    }

    let externalID: ExternalID
    let name: TeamName
    let lead: Lead?

    /// - Throws: `InvalidValue` of rule PROV-4, PROV-9 or TEAM-11; its field is one of ``HostTeam``.
    init(_ team: HostTeam) throws(InvalidValue) {
        externalID = try ExternalID(team.externalID)
        name = try TeamName(team.name)
        do throws(InvalidValue) {
            switch team.primaryAdmin {
            case .externalID(let text): lead = .externalID(try ExternalID(text))
            case .email(let text): lead = .email(try EmailAddress(text))
            case nil: lead = nil
            }
        } catch {
            throw error.at("primaryAdmin")
        }
    }

    /// Checks all of a call, each id and each name once.
    static func all(_ teams: [HostTeam]) throws(InvalidValue) -> [CheckedHostTeam] {
        guard teams.count <= Directory.bulkMax else { throw .batchTooLarge("teams") }
        var checked: [CheckedHostTeam] = []
        checked.reserveCapacity(teams.count)
        var (ids, names): (Set<ExternalID>, Set<String>) = ([], [])
        for (index, team) in teams.enumerated() {
            do throws(InvalidValue) {
                let one = try CheckedHostTeam(team)
                guard ids.insert(one.externalID).inserted else { throw .externalIDTwice }
                guard names.insert(one.name.key).inserted else { throw .teamNameTwice }
                checked.append(one)
            } catch {
                throw error.within("teams[\(index)]")
            }
        }
        return checked
    }
}

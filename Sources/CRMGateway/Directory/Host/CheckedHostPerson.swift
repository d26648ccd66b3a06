import Workspace

/// A person of the host's directory whose values are well formed.
struct CheckedHostPerson: Sendable {
    let values: HostPersonValues
    let teams: [CheckedTeamReference]

    /// - Throws: `InvalidValue` of rule PROV-1, PROV-4, PROV-9 or TEAM-11; its field is one of ``HostPerson``.
    init(_ person: HostPerson) throws(InvalidValue) {
        values = HostPersonValues(
            externalID: try ExternalID(person.externalID), email: try EmailAddress(person.email),
            name: try PersonName(first: person.firstName, last: person.lastName), role: person.role,
            seat: person.seat)
        guard person.teams.count <= Imports.teamsPerPersonMax else { throw .tooManyTeams }
        var teams: [CheckedTeamReference] = []
        for (index, team) in person.teams.enumerated() {
            do throws(InvalidValue) {
                teams.append(try CheckedTeamReference(team))
            } catch {
                throw error.at("teams[\(index)]")
            }
        }
        self.teams = teams
    }

    /// Checks all of a call, each id and each address once.
    static func all(_ people: [HostPerson]) throws(InvalidValue) -> [CheckedHostPerson] {
        guard people.count <= Directory.bulkMax else { throw .batchTooLarge("people") }
        var checked: [CheckedHostPerson] = []
        checked.reserveCapacity(people.count)
        var (ids, emails): (Set<ExternalID>, Set<String>) = ([], [])
        for (index, person) in people.enumerated() {
            do throws(InvalidValue) {
                let one = try CheckedHostPerson(person)
                guard ids.insert(one.values.externalID).inserted else { throw .externalIDTwice }
                guard emails.insert(one.values.email.key).inserted else { throw .emailGivenTwice }
                checked.append(one)
            } catch {
                throw error.within("people[\(index)]")
            }
        }
        return checked
    }
}

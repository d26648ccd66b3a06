import SQLStore
import Workspace

extension TeamsImport {
    func judge(
        _ lines: [TeamLine], by authority: Authority, in transaction: any SQLTransaction
    ) throws -> [Judgement<Act>] {
        let organization = authority.actor.organization
        let teams = HostTeamRepository(organization: organization, transaction: transaction)
        let known = Dictionary(
            try teams.byExternalIDs(lines.compactMap(\.externalID)).map { ($0.externalID, $0) },
            uniquingKeysWith: { first, _ in first })
        let namesakes = Dictionary(
            try teams.byNameKeys(lines.map(\.name.key)).map { ($0.team.name.key, $0) },
            uniquingKeysWith: { first, _ in first })
        let matches = lines.map { line in line.externalID.flatMap { known[$0] } ?? namesakes[line.name.key] }
        let keys = Set(lines.flatMap { [$0.primaryAdmin.key] + $0.secondaryAdmins.map(\.key) })
        let people = Dictionary(
            try HostAccountRepository(organization: organization, transaction: transaction)
                .byEmailKeys(keys.sorted()).map { ($0.user.email.key, $0.user) },
            uniquingKeysWith: { first, _ in first })
        let present = matches.compactMap { $0?.team.id }
        let leads = try teams.leads(of: present)
        return try zip(lines, matches).map { line, match in
            let led: Led
            switch Self.led(line, people) {
            case .success(let found): led = found
            case .failure(let fault): return .bad(fault)
            }
            guard let match else {
                return .good(.create, .create(line, primary: led.primary, secondary: led.secondary))
            }
            if let namesake = namesakes[line.name.key], namesake.team.id != match.team.id {
                return .bad(.teamNameOfAnotherLine)
            }
            let there = leads[match.team.id] ?? []
            if let fault = Self.conflict(line, match, led, there) { return .bad(fault) }
            let lacking = led.secondary.filter { user in !there.contains { $0.user == user } }
            guard !lacking.isEmpty else { return .good(.unchanged, .join(match.team.id, [])) }
            // Who is a plain member is promoted by a change of position, not by a file.
            let members = try TeamRepository(organization: organization, transaction: transaction)
                .existing(lacking, on: match.team.id)
            if !members.isEmpty { return .bad(.differs("team", code: "team_differs", ["secondary_admins"])) }
            return .good(.join, .join(match.team.id, lacking))
        }
    }

    /// Who leads and helps to, by id.
    private struct Led {
        let primary: UserID
        let secondary: [UserID]
    }

    /// Those who are named are there, and may lead (TEAM-1, TEAM-4).
    private static func led(_ line: TeamLine, _ people: [String: User]) -> Result<Led, InvalidValue> {
        func lead(_ email: EmailAddress, _ field: String) throws(InvalidValue) -> UserID {
            guard let user = people[email.key] else { throw .refused(.userNotFound, field) }
            guard user.role.isAdministrative else { throw .refused(.positionNeedsAdmin, field) }
            return user.id
        }
        do throws(InvalidValue) {
            let primary = try lead(line.primaryAdmin, "primary_admin")
            var secondary: [UserID] = []
            for email in line.secondaryAdmins {
                let user = try lead(email, "secondary_admins")
                guard user != primary, !secondary.contains(user) else {
                    throw .refused(.namedTwice, "secondary_admins")
                }
                secondary.append(user)
            }
            return .success(Led(primary: primary, secondary: secondary))
        } catch {
            return .failure(error)
        }
    }

    private static func conflict(
        _ line: TeamLine, _ match: HostTeamAccount, _ led: Led, _ there: [TeamLeadRow]
    ) -> InvalidValue? {
        var fields: [String] = []
        if let id = line.externalID, id != match.externalID { fields.append("external_id") }
        if line.name.key != match.team.name.key { fields.append("name") }
        if there.first(where: { $0.position == .primaryAdmin })?.user != led.primary { fields.append("primary_admin") }
        return fields.isEmpty ? nil : .differs("team", code: "team_differs", fields)
    }
}

extension InvalidValue {
    fileprivate static let teamNameOfAnotherLine = InvalidValue(
        code: "team_name_taken", rule: "TEAM-11",
        message: "The name belongs to another team of the organization than the external id.",
        nextStep: "Correct the name or the id.", field: "name")
}

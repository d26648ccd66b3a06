import SQLStore
import Workspace

extension PeopleImport {
    func judge(
        _ lines: [PersonLine], by authority: Authority, in transaction: any SQLTransaction
    ) throws -> [Judgement<Act>] {
        let accounts = HostAccountRepository(organization: authority.actor.organization, transaction: transaction)
        let teams = HostTeamRepository(organization: authority.actor.organization, transaction: transaction)
        let known = Dictionary(
            try accounts.byExternalIDs(lines.compactMap(\.externalID)).map { ($0.externalID, $0) },
            uniquingKeysWith: { first, _ in first })
        let namesakes = Dictionary(
            try accounts.byEmailKeys(lines.map(\.email.key)).map { ($0.user.email.key, $0) },
            uniquingKeysWith: { first, _ in first })
        let keys = Set(lines.flatMap { $0.teams.map(\.key) })
        let byName = Dictionary(
            try teams.byNameKeys(keys.sorted()).map { ($0.team.name.key, $0.team.id) },
            uniquingKeysWith: { first, _ in first })
        let matches = lines.map { line in
            line.externalID.flatMap { known[$0] } ?? namesakes[line.email.key]
        }
        let placed = try teams.teams(of: matches.compactMap { $0?.user.id })
        let refusal = AccessRules.mayChangeTeams(authority)
        return zip(lines, matches).map { line, match in
            var named: [TeamID] = []
            for name in line.teams {
                guard let team = byName[name.key] else { return .bad(.refused(.teamNotFound, "teams")) }
                if !named.contains(team) { named.append(team) }
            }
            guard let match else {
                if line.role == .superAdmin { return .bad(.superAdminImported) }
                return .good(.create, .create(line, named))
            }
            if let fault = Self.conflict(line, match, namesake: namesakes[line.email.key]) { return .bad(fault) }
            let lacking = named.filter { !placed[match.user.id, default: []].contains($0) }
            if lacking.isEmpty { return .good(.unchanged, .join(match.user.id, [])) }
            if let refusal { return .bad(.refused(refusal, "teams")) }
            return .good(.join, .join(match.user.id, lacking))
        }
    }

    /// An import makes accounts and changes none: what differs is told.
    private static func conflict(_ line: PersonLine, _ match: HostAccount, namesake: HostAccount?) -> InvalidValue? {
        if let namesake, namesake.user.id != match.user.id { return .emailOfAnotherLine }
        let user = match.user
        var fields: [String] = []
        if let id = line.externalID, id != match.externalID { fields.append("external_id") }
        if line.email != user.email { fields.append("email") }
        if line.name.first != user.name.first { fields.append("first_name") }
        if line.name.last != user.name.last { fields.append("last_name") }
        if line.role != user.role { fields.append("role") }
        if line.seat != user.seat { fields.append("seat") }
        return fields.isEmpty ? nil : .differs("person", code: "person_differs", fields)
    }
}

extension InvalidValue {
    static let superAdminImported = InvalidValue(
        code: "role_not_provisioned", rule: "PROV-1", message: "A super admin can't be provisioned.",
        nextStep: "Import an admin; a super admin can promote them then.", field: "role")

    static let emailOfAnotherLine = InvalidValue(
        code: "email_taken", rule: "PROV-4",
        message: "The email address belongs to another user of the organization than the external id.",
        nextStep: "Correct the address or the id.", field: "email")

    static func differs(_ what: String, code: String, _ fields: [String]) -> InvalidValue {
        InvalidValue(
            code: code, rule: "PROV-1",
            message: "The \(what) is there, and differs in \(fields.joined(separator: ", ")).",
            nextStep: "An import changes nothing that is there: correct the line, or change the \(what) first.",
            field: fields.first)
    }

    static func refused(_ refusal: Refusal, _ field: String) -> InvalidValue {
        InvalidValue(
            code: refusal.code, rule: refusal.rule, message: refusal.message, nextStep: refusal.nextStep, field: field)
    }
}

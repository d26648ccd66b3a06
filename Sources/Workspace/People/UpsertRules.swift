/// What an upsert from the host's directory does to one person or team (PROV-9): functions from values to values.
public enum UpsertRules {
    /// What becomes of a person.
    public enum PersonDecision: Hashable, Sendable {
        /// Nobody is known by that id or address: a new account, set-up incomplete.
        case create
        /// The account is there.
        case match(PersonMatch)
    }

    /// What becomes of a team.
    public enum TeamDecision: Hashable, Sendable {
        /// No team is known by that id or name.
        case create
        /// The team is there.
        case match(HostTeamAccount, change: UpsertChange)
    }

    /// Decides about a person.
    ///
    /// - Parameters:
    ///   - person: what the host says.
    ///   - known: who has the host's id here.
    ///   - namesake: who has the address here.
    ///   - mayChangeAdmins: whether the actor may link an admin's account, rename them, or give them another address: it is
    ///     what admins sign in with.
    /// - Throws: `InvalidValue` of rule PROV-1, PROV-4 or PROV-9, its field being one of the person's; `Refusal` of ACC-3.
    public static func decide(
        _ person: HostPersonValues, known: HostAccount?, namesake: HostAccount?, mayChangeAdmins: Bool
    ) throws -> PersonDecision {
        guard let account = known ?? namesake else {
            guard person.role != .superAdmin else { throw InvalidValue.superAdminFromHost }
            return .create
        }
        if let known, let namesake, known.user.id != namesake.user.id { throw InvalidValue.emailOfAnother }
        guard known != nil || account.externalID == nil else { throw InvalidValue.externalIDDiffers }
        let user = account.user
        let isSame = user.email.text == person.email.text && user.name == person.name
        let change: UpsertChange = known == nil ? .linked : isSame ? .unchanged : .updated
        // Whoever has an account's external id changes its address later: the link counts as much as the change.
        if change != .unchanged, user.role.isAdministrative, !mayChangeAdmins {
            throw Refusal.roleTooLow(.admin, for: .changeRoles)
        }
        return .match(PersonMatch(user: user, change: change, kept: differences(of: user, from: person)))
    }

    /// Decides about a team.
    ///
    /// - Parameters:
    ///   - known: the team that has the host's id here.
    ///   - namesake: the team that has the name here.
    /// - Throws: `InvalidValue` of rule TEAM-11 or PROV-9.
    public static func decideTeam(
        name: TeamName, known: HostTeamAccount?, namesake: HostTeamAccount?
    ) throws(InvalidValue) -> TeamDecision {
        guard let account = known ?? namesake else { return .create }
        if let known, let namesake, known.team.id != namesake.team.id { throw InvalidValue.teamNameOfAnother }
        guard known != nil || account.externalID == nil else { throw InvalidValue.externalIDDiffers }
        let isSame = account.team.name.text == name.text
        return .match(account, change: known == nil ? .linked : isSame ? .unchanged : .updated)
    }

    private static func differences(of user: User, from person: HostPersonValues) -> [KeptDifference] {
        var kept: [KeptDifference] = []
        if let role = person.role, role != user.role {
            kept.append(KeptDifference(.role, here: user.role.rawValue, host: role.rawValue))
        }
        if let seat = person.seat, seat != user.seat {
            kept.append(KeptDifference(.seat, here: user.seat.rawValue, host: seat.rawValue))
        }
        return kept
    }
}

extension InvalidValue {
    static let superAdminFromHost = InvalidValue(
        code: "role_not_provisioned", rule: "PROV-1", message: "A super admin can't be provisioned.",
        nextStep: "Provision an admin; a super admin can promote them then.", field: "role")

    static let emailOfAnother = InvalidValue(
        code: "email_taken", rule: "PROV-4",
        message: "The email address belongs to another user of the organization than the external id.",
        nextStep: "Correct the address or the id; where two people swap addresses, change one of them first.",
        field: "email")

    static let externalIDDiffers = InvalidValue(
        code: "external_id_differs", rule: "PROV-9",
        message: "What has that address or name here is known by another external id.",
        nextStep: "Correct the id in the host's directory, or remove the account here first.", field: "externalID")

    static let teamNameOfAnother = InvalidValue(
        code: "team_name_taken", rule: "TEAM-11",
        message: "The name belongs to another team of the organization than the external id.",
        nextStep: "Correct the name or the id.", field: "name")
}

import Workspace

extension InvalidValue {
    static let teamNameTaken = InvalidValue(
        code: "team_name_taken", rule: "TEAM-11", message: "A team of the organization has that name.",
        nextStep: "Choose another name.", field: "name")

    static let membersEmpty = InvalidValue(
        code: "members_empty", rule: "TEAM-1", message: "Nobody is named.",
        nextStep: "Name at least one user.", field: "members")
}

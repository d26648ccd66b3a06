import Workspace

extension Refusal {
    static let positionNeedsAdmin = Refusal(
        code: "position_needs_admin", rule: "TEAM-1",
        message: "Only an admin of the organization can help to lead a team.",
        nextStep: "Make them a member, or change their role first.")

    static let secondPrimaryAdmin = Refusal(
        code: "primary_admin_exists", rule: "TEAM-4", message: "The team has a primary admin, and can have only one.",
        nextStep: "Add them in another position.")

    static let alreadyOnTeam = Refusal(
        code: "already_on_team", rule: "TEAM-1", message: "Somebody among those named is on the team already.",
        nextStep: "Leave out those who are on the team.")

    static let namedTwice = Refusal(
        code: "named_twice", rule: "TEAM-1", message: "Somebody is named twice.", nextStep: "Name everyone once.")
}

extension InvalidValue {
    static let teamNameTaken = InvalidValue(
        code: "team_name_taken", rule: "TEAM-11", message: "A team of the organization has that name.",
        nextStep: "Choose another name.", field: "name")
}

extension Refusal {
    /// TEAM-1: who leads a team, or helps to, is an admin of the organization.
    public static let positionNeedsAdmin = Refusal(
        code: "position_needs_admin", rule: "TEAM-1",
        message: "Only an admin of the organization can help to lead a team.",
        nextStep: "Make them a member, or change their role first.", field: "position")

    /// TEAM-4: a team has exactly one primary admin.
    public static let secondPrimaryAdmin = Refusal(
        code: "primary_admin_exists", rule: "TEAM-4", message: "The team has a primary admin, and can have only one.",
        nextStep: "Choose another position, or swap the primary admin.", field: "position")

    /// TEAM-1: nobody is on a team twice.
    public static let alreadyOnTeam = Refusal(
        code: "already_on_team", rule: "TEAM-1", message: "Somebody among those named is on the team already.",
        nextStep: "Leave out those who are on the team.", field: "user")

    /// TEAM-1: nobody is named twice in one call.
    public static let namedTwice = Refusal(
        code: "named_twice", rule: "TEAM-1", message: "Somebody is named twice.", nextStep: "Name everyone once.",
        field: "user")

    /// TEAM-2: a destination is a team that the person is not on.
    public static let alreadyOnDestination = Refusal(
        code: "already_on_destination", rule: "TEAM-2", message: "The person is on the destination already.",
        nextStep: "Choose a team that they aren't on, or remove them from this one.", field: "destination")

    /// TEAM-2: all teams of the organization are theirs.
    public static let noDestination = Refusal(
        code: "no_destination", rule: "TEAM-2",
        message: "There is no destination: the organization has no team that the person isn't on.",
        nextStep: "Make a team first.", field: "destination")

    /// TEAM-2, TEAM-5: only who is on a team can leave it.
    public static let notOnTeam = Refusal(
        code: "not_on_team", rule: "TEAM-2", message: "The person isn't on the team.",
        nextStep: "Look at the team's members, and name one of them.", field: "user")

    /// TEAM-4: who leads a team can't leave it.
    public static let primaryAdminStays = Refusal(
        code: "primary_admin_stays", rule: "TEAM-4",
        message: "The person leads the team, and can neither leave it nor step down.",
        nextStep: "Swap the primary admin first.", field: "user")

    /// TEAM-5: nobody is left without a team by this.
    public static let onlyTeam = Refusal(
        code: "only_team", rule: "TEAM-5", message: "It is the person's only team.",
        nextStep: "Move them to another team, or remove them entirely.", field: "user")

    /// TEAM-4: the successor is somebody else.
    public static let leadsAlready = Refusal(
        code: "leads_already", rule: "TEAM-4", message: "The person leads the team already.",
        nextStep: "Name another admin of the organization.", field: "user")

    /// TEAM-7: a change of position changes something.
    public static let positionHeld = Refusal(
        code: "position_held", rule: "TEAM-7", message: "The person has that position in the team already.",
        nextStep: "Nothing is to be done, or name the other position.", field: "position")
}
